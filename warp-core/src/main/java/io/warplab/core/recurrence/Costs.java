package io.warplab.core.recurrence;

import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrenceShape;

/**
 * Operations, traffic and memory of the modes for one training step. D is D_theta, F the operations
 * of A on one column, c_f the columns of the initial states that are not zero and c all of them.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><th>mode</th><th>forward</th><th>backward</th></tr>
 * <tr><td>recurrent</td><td>N T (F + 2 D D_u)</td><td>twice that</td></tr>
 * <tr><td>convolutional</td><td>T (c_f + D_u) F + N D (T^2 D_u + 2 T c_f)</td><td>T (c_f + c + 2 D_u)
 * F + N D (T^2 D_u + 2 T c); with feedback once more the first pass's second term</td></tr>
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
        double history = steps * d * s.blockLanes() * s.elementBytes();
        // Without feedback the gradients of all steps wait for the reverse sweep.
        double kept = (s.feedback() ? 1 : 2) * history;
        return new RecurrenceCost(
                flops,
                blocks * (2 * steps * parameterBytes(s) + 3 * history),
                s.workers() * (kept + 2 * parameterBytes(s)));
    }

    private RecurrenceCost convolutional(RecurrenceShape s) {
        double d = context.stateSize();
        double du = context.driveSize();
        double steps = s.steps();
        int columns = s.columns() + context.driveSize();
        Precision precision =
                s.elementBytes() == Precision.FLOAT32.bytes()
                        ? Precision.FLOAT32
                        : Precision.FLOAT64;
        double width = transition.runWidth(columns, s.steps(), precision);
        double products = 2 * (s.nonzeroColumns() + du) + s.columns() + du;
        double chain = steps * products * transition.flopsPerColumn();
        double forward = s.lanes() * d * (steps * steps * du + 2 * steps * s.nonzeroColumns());
        double backward = s.lanes() * d * (steps * steps * du + 2 * steps * s.columns());
        double history =
                s.feedback() ? steps * d * s.blockLanes() * s.elementBytes() * s.workers() : 0;
        double chains = (1.0 + s.workers()) * steps * d * (width + du) * s.elementBytes();
        double blocks = Math.ceil((double) s.lanes() / s.blockLanes() / s.workers());
        return new RecurrenceCost(
                chain + (s.feedback() ? 2 : 1) * forward + backward,
                2 * steps * parameterBytes(s) + 2 * chains + 2 * blocks * history,
                chains + history + parameterBytes(s));
    }

    private RecurrenceCost chunked(RecurrenceShape s) {
        int d = context.stateSize();
        int du = context.driveSize();
        int m = ChunkLength.doublings(d, du, s.lanes(), s.steps());
        double chunk = Math.scalb(1.0, m);
        double chunks = Math.ceil(s.steps() / chunk);
        double blocks = Math.ceil((double) s.lanes() / s.blockLanes());
        double square = (double) d * d * s.elementBytes();
        double lane = (double) s.blockLanes() * s.elementBytes();
        double states = 2 * (chunks + 1) * d * lane;
        double drives = chunks * chunk * du * lane;
        double kernels = 2 * chunk * d * du * s.elementBytes();
        return new RecurrenceCost(
                ChunkLength.flops(d, du, s.lanes(), s.steps(), m),
                6 * m * square + blocks * (2 * chunks * parameterBytes(s) + 2 * states),
                (2 * m + 3) * square + kernels + states + drives + (m + 1) * d * lane);
    }
}
