package io.warplab.core.recurrence;

import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrenceShape;
import io.warplab.core.linalg.Blas;

/**
 * Operations, traffic and memory of the modes for one training step. D is D_theta, F the operations
 * of A on one column, and w = c + D_u the columns of the kernel's chain, padded.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><th>mode</th><th>forward</th><th>backward</th></tr>
 * <tr><td>recurrent</td><td>N T (F + 2 D D_u)</td><td>twice that</td></tr>
 * <tr><td>convolutional</td><td>T w F + N D (T^2 D_u + 2 T c)</td><td>twice that; with feedback
 * once more the second term</td></tr>
 * <tr><td>chunked</td><td colspan="2">see {@link ChunkLength#flops}</td></tr>
 * </table>
 *
 * Traffic counts A once for each time that all of it is read, which matters where A is larger than
 * the caches, and the states that are kept.
 */
record Costs(Transition transition, RecurrenceContext context) {
    /** A of this size stays in cache. */
    private static final double CACHE_BYTES = 4e6;

    RecurrenceCost of(Mode mode, RecurrenceShape shape) {
        return switch (mode) {
            case RECURRENT -> recurrent(shape);
            case CONVOLUTIONAL -> convolutional(shape);
            case CHUNKED -> chunked(shape);
        };
    }

    private double parameterBytes(RecurrenceShape s) {
        double bytes = transition.bytes() / 4 * s.elementBytes();
        return bytes < CACHE_BYTES ? 0 : bytes;
    }

    private RecurrenceCost recurrent(RecurrenceShape s) {
        double d = context.stateSize();
        double steps = s.steps();
        double flops =
                3.0
                        * s.lanes()
                        * steps
                        * (transition.flopsPerColumn() + 2 * d * context.driveSize());
        double blocks = Math.ceil((double) s.lanes() / s.blockLanes());
        double state = d * s.blockLanes() * s.elementBytes();
        double history = steps * state;
        return new RecurrenceCost(
                flops,
                blocks * (2 * steps * parameterBytes(s) + 3 * history),
                s.workers() * (history + 2 * parameterBytes(s)));
    }

    private RecurrenceCost convolutional(RecurrenceShape s) {
        double d = context.stateSize();
        double du = context.driveSize();
        double steps = s.steps();
        double width = Blas.padded(s.columns() + context.driveSize(), context.stateSize());
        double chain = 3 * steps * width * transition.flopsPerColumn();
        double perPass = s.lanes() * d * (steps * steps * du + 2 * steps * s.columns());
        double history =
                s.feedback() ? steps * d * s.blockLanes() * s.elementBytes() * s.workers() : 0;
        double chains = (1.0 + s.workers()) * steps * d * (width + du) * s.elementBytes();
        double blocks = Math.ceil((double) s.lanes() / s.blockLanes() / s.workers());
        return new RecurrenceCost(
                chain + (s.feedback() ? 3 : 2) * perPass,
                2 * steps * parameterBytes(s) + 2 * chains + 2 * blocks * history,
                chains + history);
    }

    private RecurrenceCost chunked(RecurrenceShape s) {
        int d = context.stateSize();
        int m = ChunkLength.doublings(d, context.driveSize(), s.lanes(), s.steps());
        double chunks = Math.ceil(s.steps() / Math.scalb(1.0, m));
        double square = (double) d * d * s.elementBytes();
        double states = 2 * chunks * d * s.lanes() * s.elementBytes();
        return new RecurrenceCost(
                ChunkLength.flops(d, context.driveSize(), s.lanes(), s.steps(), m),
                6 * m * square + 2 * chunks * parameterBytes(s) + 2 * states,
                2 * m * square + states);
    }
}
