package io.warplab.core.training;

/**
 * {@code floor + (1 - floor) (1 + cos(pi s)) / 2}, s going from 0 at step {@code from} to 1 at step
 * {@code to}, the first after the last (Loshchilov and Hutter, SGDR, arXiv 1608.03983, without
 * restarts). 1 before, the floor after.
 */
record CosineSchedule(long from, long to, double floor) implements Schedule {
    @Override
    public double factor(long iteration) {
        double s = Math.max(0, Math.min(1, (double) (iteration - from) / (to - from)));
        return floor + (1 - floor) * (1 + Math.cos(Math.PI * s)) / 2;
    }
}
