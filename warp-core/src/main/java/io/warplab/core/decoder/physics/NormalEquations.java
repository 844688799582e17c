package io.warplab.core.decoder.physics;

/**
 * Running sums of weak-form rows for a block of lanes, each state on its own: {@code G_s = sum R_s
 * R_s^T} and {@code b_s = sum R_s d_s}, symmetric matrices stored by their lower triangle.
 */
final class NormalEquations {
    private final int states;
    private final int unknowns;
    private final int lanes;

    /** [state][triangle][lane]. */
    private final double[][][] matrices;

    private final double[][][] vectors;

    private final double[] scratch;

    NormalEquations(int states, int unknowns, int lanes) {
        this.states = states;
        this.unknowns = unknowns;
        this.lanes = lanes;
        matrices = new double[states][triangle(unknowns, 0)][lanes];
        vectors = new double[states][unknowns][lanes];
        scratch = new double[lanes];
    }

    private NormalEquations(NormalEquations from) {
        states = from.states;
        unknowns = from.unknowns;
        lanes = from.lanes;
        scratch = from.scratch;
        matrices = copy(from.matrices);
        vectors = copy(from.vectors);
    }

    private static double[][][] copy(double[][][] rows) {
        double[][][] out = new double[rows.length][][];
        for (int s = 0; s < out.length; s++) {
            out[s] = rows[s].clone();
            for (int i = 0; i < out[s].length; i++) {
                out[s][i] = rows[s][i].clone();
            }
        }
        return out;
    }

    /** A copy of the present sums; not to be added to at the same time as this. */
    NormalEquations copy() {
        return new NormalEquations(this);
    }

    /** Adds the newest rows of the lanes that have one. */
    void add(LinearRows rows) {
        boolean all = allValid(rows);
        for (int s = 0; s < states; s++) {
            double[] d = rows.response(s);
            for (int i = 0; i < unknowns; i++) {
                double[] ri = rows.regressor(s, i);
                addProduct(vectors[s][i], ri, d, rows, all);
                for (int j = 0; j <= i; j++) {
                    addProduct(matrices[s][triangle(i, j)], ri, rows.regressor(s, j), rows, all);
                }
            }
        }
    }

    private boolean allValid(LinearRows rows) {
        for (int n = 0; n < lanes; n++) {
            if (!rows.valid(n)) {
                return false;
            }
        }
        return true;
    }

    private void addProduct(double[] sum, double[] x, double[] y, LinearRows rows, boolean all) {
        if (all) {
            LaneLoops.addProduct(sum, x, y);
            return;
        }
        LaneLoops.multiply(x, y, scratch);
        for (int n = 0; n < lanes; n++) {
            if (!rows.valid(n)) {
                scratch[n] = 0; // whatever stands in the rows there
            }
        }
        LaneLoops.add(sum, scratch);
    }

    /** {@code G_s[i, j]}, [lanes]. */
    double[] matrix(int s, int i, int j) {
        return matrices[s][triangle(Math.max(i, j), Math.min(i, j))];
    }

    /** {@code b_s[i]}, [lanes]. */
    double[] vector(int s, int i) {
        return vectors[s][i];
    }

    private static int triangle(int i, int j) {
        return i * (i + 1) / 2 + j;
    }
}
