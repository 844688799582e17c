package io.warplab.baselines.minirocket;

/**
 * The 84 kernels of length 9 with weight 2 at three positions and -1 at the others, which sum to 0.
 */
final class Kernels {
    static final int LENGTH = 9;
    static final int COUNT = 84;

    /** Positions of the weights 2, [84][3], in lexicographic order. */
    private static final int[][] HEAVY = new int[COUNT][];

    static {
        int at = 0;
        for (int i = 0; i < LENGTH; i++) {
            for (int j = i + 1; j < LENGTH; j++) {
                for (int k = j + 1; k < LENGTH; k++) {
                    HEAVY[at++] = new int[] {i, j, k};
                }
            }
        }
    }

    private Kernels() {}

    /** Positions of the weights 2 of a kernel, not to be written to. */
    static int[] heavy(int kernel) {
        return HEAVY[kernel];
    }

    /** How far a dilated kernel reaches to either side of its middle. */
    static int reach(int dilation) {
        return (LENGTH - 1) / 2 * dilation;
    }
}
