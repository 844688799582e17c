package io.warplab.baselines.sequence;

/** Forecasts of whole batches, one sequence after the other. */
public final class RollOut {
    /** A diverging roll-out stops here, so that a table shows a huge error and not NaN. */
    public static final double LARGEST = 1e30;

    private RollOut() {}

    /**
     * Feeds the data up to the context, then the forecaster's own predictions; also where a step of
     * the context was not observed. Known inputs are data throughout.
     *
     * @return [N, T, D_y]: entry t is what was said of step t before seeing it; step 0 repeats the
     *     data
     */
    public static double[] forecast(SequenceView view, int context, Forecaster forecaster) {
        int width = view.targetSize();
        double[] out = new double[view.size() * view.steps() * width];
        double[] input = new double[view.inputSize()];
        double[] next = new double[width];
        double[] known = new double[view.inputSize() - width];
        for (int n = 0; n < view.size(); n++) {
            forecaster.start();
            double now = view.time(n, 0);
            for (int t = 0; t < view.steps(); t++) {
                int at = (n * view.steps() + t) * width;
                if (t == 0 || t < context && view.observed(n, t)) {
                    view.readInput(n, t, input);
                    forecaster.observe(input);
                } else {
                    System.arraycopy(next, 0, input, 0, width);
                    System.arraycopy(known, 0, input, width, known.length);
                    forecaster.proceed(input);
                }
                for (int c = 0; c < width; c++) {
                    out[at + c] = t == 0 ? view.target(n, 0, c) : next[c];
                }
                if (t + 1 < view.steps()) {
                    double elapsed = view.time(n, t + 1) - now;
                    // The clock of a step that was not observed may say anything.
                    elapsed = elapsed > 0 && Double.isFinite(elapsed) ? elapsed : 0;
                    now += elapsed;
                    view.readKnown(n, t + 1, known);
                    forecaster.predict(elapsed, known, next);
                    limit(next);
                }
            }
        }
        return out;
    }

    /** Brings values into the range that predictions may have. */
    public static void limit(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-LARGEST, Math.min(LARGEST, values[i]));
        }
    }
}
