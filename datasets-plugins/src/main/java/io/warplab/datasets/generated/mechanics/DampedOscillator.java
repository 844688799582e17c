package io.warplab.datasets.generated.mechanics;

/**
 * The exact solution of x'' = -(k/m) x - (c/m) x', whatever the damping.
 *
 * @param kOverM k/m in 1/s^2
 * @param cOverM c/m in 1/s
 */
record DampedOscillator(double kOverM, double cOverM) {
    /**
     * Position and velocity.
     *
     * @param x0 position at time 0
     * @param v0 velocity at time 0
     * @param t time, at least 0, in s
     */
    double[] at(double x0, double v0, double t) {
        double gamma = cOverM / 2;
        double q = gamma * gamma - kOverM;
        double s = Math.sqrt(Math.abs(q));
        double even; // exp(-gamma t) cosh(s t), or cos
        double odd; // exp(-gamma t) sinh(s t) / s, or sin, with its limit t
        if (q < 0) {
            double decay = Math.exp(-gamma * t);
            even = decay * Math.cos(s * t);
            odd = decay * Math.sin(s * t) / s;
        } else {
            // The exponents are combined, so that strong damping cannot overflow.
            double slow = Math.exp((s - gamma) * t);
            even = slow * (1 + Math.exp(-2 * s * t)) / 2;
            odd = s == 0 ? slow * t : slow * -Math.expm1(-2 * s * t) / (2 * s);
        }
        return new double[] {
            x0 * even + (v0 + gamma * x0) * odd, v0 * even - (gamma * v0 + kOverM * x0) * odd
        };
    }

    /** [T][2] at the given times. */
    double[][] trajectory(double x0, double v0, double[] times) {
        double[][] states = new double[times.length][];
        for (int t = 0; t < times.length; t++) {
            states[t] = at(x0, v0, times[t]);
        }
        return states;
    }
}
