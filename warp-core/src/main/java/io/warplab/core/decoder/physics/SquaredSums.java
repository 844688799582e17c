package io.warplab.core.decoder.physics;

/** Normal equations with the squares of the responses, from which residuals follow. */
final class SquaredSums {
    private final NormalEquations sums;
    private final int states;
    private final int unknowns;
    private final double[][] squares;
    private final int[] counts;

    SquaredSums(int states, int unknowns, int lanes) {
        sums = new NormalEquations(states, unknowns, lanes);
        this.states = states;
        this.unknowns = unknowns;
        squares = new double[states][lanes];
        counts = new int[lanes];
    }

    /** Adds the rows of the lanes that have some. */
    void add(LinearRows rows) {
        sums.add(rows);
        for (int n = 0; n < counts.length; n++) {
            counts[n] += rows.valid(n) ? 1 : 0;
            for (int s = 0; s < states && rows.valid(n); s++) {
                squares[s][n] += rows.response(s)[n] * rows.response(s)[n];
            }
        }
    }

    /** The sums of one lane. */
    EmpiricalBayes.Sequence sequence(int lane) {
        double[][][] matrix = new double[states][unknowns][unknowns];
        double[][] vector = new double[states][unknowns];
        double[] square = new double[states];
        for (int s = 0; s < states; s++) {
            square[s] = squares[s][lane];
            for (int i = 0; i < unknowns; i++) {
                vector[s][i] = sums.vector(s, i)[lane];
                for (int j = 0; j < unknowns; j++) {
                    matrix[s][i][j] = sums.matrix(s, i, j)[lane];
                }
            }
        }
        return new EmpiricalBayes.Sequence(matrix, vector, square, counts[lane]);
    }
}
