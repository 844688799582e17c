package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.RecurrenceShape;
import java.util.function.Function;

/**
 * A diagonal recurrence whose blocks take the fast way of a {@link TraceSession} where they can:
 * trained from known drives, without clipping, on a clock that all lanes share. All other blocks
 * are left to another pass.
 */
final class TracePass implements RecurrencePass {
    private static final String DRIVES = "B";

    private final RecurrencePass otherwise;
    private final RecurrenceContext context;
    private final RecurrenceBatch batch;
    private final ParameterAccess parameters;
    private final String rateName;
    private final double[] b;
    private final Function<RecurrenceBlock, StepFactors> factors;
    private final DiagonalGradients[] gradients;

    /**
     * @param otherwise for blocks that traces do not serve
     * @param rateName parameters that the diagonal follows from
     * @param factors the diagonal on a block; gives null where its lanes differ
     */
    TracePass(
            RecurrencePass otherwise,
            RecurrenceContext context,
            RecurrenceBatch batch,
            ParameterAccess parameters,
            String rateName,
            Function<RecurrenceBlock, StepFactors> factors) {
        this.otherwise = otherwise;
        this.context = context;
        this.batch = batch;
        this.parameters = parameters;
        this.rateName = rateName;
        this.factors = factors;
        b = parameters.values(DRIVES);
        gradients = new DiagonalGradients[batch.workers().count()];
    }

    /** Of a training step whose blocks all take the fast way. */
    static RecurrenceCost cost(RecurrenceContext context, RecurrenceShape s) {
        double numbers = (double) s.lanes() * s.steps() * context.stateSize();
        int du = context.driveSize();
        double held = (6.0 + du) * context.stateSize() * s.blockLanes() * s.elementBytes();
        return new RecurrenceCost(
                numbers * (9 + 8.0 * du),
                numbers * (4.0 + du) * s.elementBytes(),
                s.workers() * held);
    }

    @Override
    public RecurrenceSession open(int worker, RecurrenceBlock block) {
        StepFactors shared =
                SweptSession.serves(context, batch, block) ? factors.apply(block) : null;
        if (shared == null) {
            return otherwise.open(worker, block);
        }
        if (gradients[worker] == null) {
            gradients[worker] =
                    DiagonalGradients.zeros(
                            context.stateSize(), context.driveSize(), batch.starts().lanes());
        }
        return new TraceSession(
                shared, b, batch, block, gradients[worker], () -> otherwise.open(worker, block));
    }

    @Override
    public void finish(Lanes dStarts) {
        otherwise.finish(dStarts);
        for (DiagonalGradients g : gradients) {
            if (g != null) {
                g.addTo(parameters, rateName, DRIVES, dStarts);
            }
        }
    }

    @Override
    public void close() {
        otherwise.close();
    }
}
