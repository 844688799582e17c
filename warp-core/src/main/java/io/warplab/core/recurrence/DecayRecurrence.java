package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.RecurrenceShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * theta_t = clip(exp(-lambda (time_t - time_{t-1})) theta_{t-1} + B v_t), elementwise, with one
 * rate lambda per root weight in 1 / (unit of the data's clock); lambda starts at 0, where every
 * weight keeps its value. Time stamps may be irregular and differ between lanes.
 */
record DecayRecurrence(RecurrenceContext context) implements Recurrence {
    private static final String RATES = "lambda";
    private static final String DRIVES = "B";

    @Override
    public List<ParameterSpec> parameters() {
        int d = context.stateSize();
        int du = context.driveSize();
        return List.of(
                new ParameterSpec(
                        RATES, new long[] {d}, ParameterSpec.TRANSITION, seed -> new double[d]),
                new ParameterSpec(
                        DRIVES,
                        new long[] {d, du},
                        ParameterSpec.WEIGHTS,
                        seed -> new double[d * du]));
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.RECURRENT);
    }

    @Override
    public RecurrenceCost cost(Mode mode, RecurrenceShape s) {
        if (SweptSession.serves(context, s)) {
            return TracePass.cost(context, s);
        }
        double d = context.stateSize();
        double steps = s.steps();
        double history = steps * d * s.blockLanes() * s.elementBytes();
        double blocks = Math.ceil((double) s.lanes() / s.blockLanes());
        return new RecurrenceCost(
                3 * s.lanes() * steps * d * (2 + 2.0 * context.driveSize()),
                3 * blocks * history,
                s.workers() * history);
    }

    @Override
    public RecurrencePass open(Mode mode, RecurrenceBatch batch, ParameterAccess parameters) {
        double[] rates = parameters.values(RATES);
        RecurrencePass stepwise = stepwise(rates, batch, parameters);
        return batch.training()
                ? new TracePass(
                        stepwise,
                        context,
                        batch,
                        parameters,
                        RATES,
                        block -> DecayFactors.shared(rates, block))
                : stepwise;
    }

    private RecurrencePass stepwise(
            double[] rates, RecurrenceBatch batch, ParameterAccess parameters) {
        double[] b = parameters.values(DRIVES);
        DiagonalGradients[] gradients = new DiagonalGradients[batch.workers().count()];
        return new RecurrencePass() {
            @Override
            public RecurrenceSession open(int worker, RecurrenceBlock block) {
                if (batch.training() && gradients[worker] == null) {
                    gradients[worker] =
                            DiagonalGradients.zeros(
                                    rates.length, context.driveSize(), batch.starts().lanes());
                }
                return new DecaySession(
                        rates, b, batch, block, context.weightsLimit(), gradients[worker]);
            }

            @Override
            public void finish(Lanes dStarts) {
                dStarts.fill(0);
                for (DiagonalGradients g : gradients) {
                    if (g != null) {
                        g.addTo(parameters, RATES, DRIVES, dStarts);
                    }
                }
            }
        };
    }
}
