package io.warplab.core.training;

/**
 * Multiplies the rate by a factor, not below the floor, each time {@code patience} validations in a
 * row were no better than the best before them.
 */
final class PlateauSchedule implements Schedule {
    private final ScheduleConfig config;
    private double factor = 1;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;

    PlateauSchedule(ScheduleConfig config) {
        this.config = config;
    }

    @Override
    public double factor(long iteration) {
        return factor;
    }

    @Override
    public void validated(double criterion) {
        if (criterion < best) {
            best = criterion;
            waited = 0;
        } else if (++waited == config.patience()) {
            factor = Math.max(config.floor(), factor * config.factor());
            waited = 0;
        }
    }

    @Override
    public double[] state() {
        return new double[] {factor, best, waited};
    }

    @Override
    public void restore(double[] state) {
        factor = state[0];
        best = state[1];
        waited = (int) state[2];
    }
}
