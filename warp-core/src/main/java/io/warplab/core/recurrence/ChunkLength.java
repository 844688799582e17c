package io.warplab.core.recurrence;

/** How long the chunks of {@link ChunkedPass} are: the power of two with the least work. */
final class ChunkLength {
    /** Products with few columns reach about half the speed of square ones. */
    private static final double SKINNY = 2;

    private ChunkLength() {}

    /** log2 of the best length. */
    static int doublings(int d, int du, int lanes, int steps) {
        int best = 0;
        for (int m = 1; 1L << m <= steps; m++) {
            if (flops(d, du, lanes, steps, m) < flops(d, du, lanes, steps, best)) {
                best = m;
            }
        }
        return best;
    }

    /** Operations of forward and backward, counting skinny products double. */
    static double flops(double d, double du, double lanes, double steps, int m) {
        double chunk = Math.scalb(1.0, m);
        double squarings = 6 * m * d * d * d;
        double doublings = 6 * du * chunk * d * d;
        double inside = 4 * d * du * chunk * Math.ceil(steps / chunk) * lanes;
        double between = 6 * Math.ceil(steps / chunk) * lanes * d * d;
        return squarings + doublings + inside + (lanes <= 32 ? SKINNY : 1) * between;
    }
}
