package io.warplab.core.training;

/** Another schedule, whose first {@code steps} steps grow linearly: step i by (i + 1) / steps. */
record WarmupSchedule(Schedule main, long steps) implements Schedule {
    @Override
    public double factor(long iteration) {
        return main.factor(iteration) * Math.min(1, (iteration + 1.0) / steps);
    }

    @Override
    public void validated(double criterion) {
        main.validated(criterion);
    }

    @Override
    public double[] state() {
        return main.state();
    }

    @Override
    public void restore(double[] state) {
        main.restore(state);
    }
}
