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

    NormalEquations(int states, int unknowns, int lanes) {
        this.states = states;
        this.unknowns = unknowns;
        this.lanes = lanes;
        matrices = new double[states][triangle(unknowns, 0)][lanes];
        vectors = new double[states][unknowns][lanes];
    }

    private NormalEquations(NormalEquations from) {
        this(from.states, from.unknowns, from.lanes);
        for (int s = 0; s < states; s++) {
            for (int i = 0; i < matrices[s].length; i++) {
                matrices[s][i] = from.matrices[s][i].clone();
            }
            for (int k = 0; k < unknowns; k++) {
                vectors[s][k] = from.vectors[s][k].clone();
            }
        }
    }

    /** A copy of the present sums. */
    NormalEquations copy() {
        return new NormalEquations(this);
    }

    /** Adds the newest rows of the lanes that have one. */
    void add(LinearRows rows) {
        for (int s = 0; s < states; s++) {
            double[] d = rows.response(s);
            for (int i = 0; i < unknowns; i++) {
                double[] ri = rows.regressor(s, i);
                double[] b = vectors[s][i];
                for (int n = 0; n < lanes; n++) {
                    b[n] += rows.valid(n) ? ri[n] * d[n] : 0;
                }
                for (int j = 0; j <= i; j++) {
                    double[] rj = rows.regressor(s, j);
                    double[] g = matrices[s][triangle(i, j)];
                    for (int n = 0; n < lanes; n++) {
                        g[n] += rows.valid(n) ? ri[n] * rj[n] : 0;
                    }
                }
            }
        }
    }

    /** {@code G_s[i, j]} of a lane. */
    double matrix(int s, int i, int j, int lane) {
        return matrices[s][triangle(Math.max(i, j), Math.min(i, j))][lane];
    }

    /** {@code b_s[i]} of a lane. */
    double vector(int s, int i, int lane) {
        return vectors[s][i][lane];
    }

    private static int triangle(int i, int j) {
        return i * (i + 1) / 2 + j;
    }
}
