package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Prior;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Decoder} keeps to: sizes, gradients by the root weights, the input and its own
 * parameters, agreement of the two precisions, independence of lanes and of sessions. Extend it and
 * name the factory.
 *
 * @param <C> config of the decoder
 */
public abstract class DecoderContract<C> extends ComponentContract<C> {
    private static final int GRADIENT_SAMPLES = 60;
    private static final double GRADIENT_TOLERANCE = 1e-6;

    @Override
    protected abstract DecoderFactory<C> factory();

    /** What the decoder is built for; unless overridden a forecast of two channels. */
    protected ModelContext model() {
        return ToyModels.context(new Task(Task.Kind.FORECAST, 3, null), 2, 2, 0, seed());
    }

    /** Number of outputs asked for; unless overridden one per target channel. */
    protected int outputs() {
        return model().targets().size();
    }

    /** Priors, for a decoder that asks its context for one. */
    protected Prior prior(Map<String, Object> config) {
        return fail(
                "The decoder asks for the prior %s. Override prior(Map) to give it one.", config);
    }

    private Decoder decoder() {
        return factory()
                .create(
                        config(),
                        new DecoderContext() {
                            @Override
                            public ModelContext model() {
                                return DecoderContract.this.model();
                            }

                            @Override
                            public int outputSize() {
                                return outputs();
                            }

                            @Override
                            public Prior prior(Map<String, Object> config) {
                                return DecoderContract.this.prior(config);
                            }
                        });
    }

    private DecoderRun run() {
        return new DecoderRun(decoder(), model().inputs().size(), seed());
    }

    @Test
    void sizesAgree() {
        Decoder decoder = decoder();
        assertThat(decoder.outputSize())
                .as("outputSize() must be what the context asked for")
                .isEqualTo(outputs());
        assertThat(decoder.stateSize()).as("stateSize() counts root weights").isNotNegative();
        double[] initial = decoder.initialState(seed());
        assertThat(initial)
                .as("initialState() must have stateSize() values")
                .hasSize(decoder.stateSize());
        Checks.finite(initial, "initialState(%d)", seed());
        Checks.same(
                decoder.initialState(seed()),
                initial,
                "initialState() must depend on the seed alone. Draw from the seed given.");
        ParameterChecks.check(decoder.parameters(), seed());
        Checks.quantities("physical parameter", decoder.physicalParameters());
    }

    @Test
    void outputsAreFiniteAndOverwritten() {
        for (double[] y : run().outputs(Precision.FLOAT64, true)) {
            Checks.finite(
                    y,
                    "forward() must overwrite every output (they held NaN before): outputs, seed"
                            + " %d,",
                    seed());
        }
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        DecoderRun run = run();
        DecoderRun.Outcome outcome = run.backward(Precision.FLOAT64);
        String add =
                " backward() adds to dTheta and dInput (they held "
                        + ArrayParameters.GRADIENT_START
                        + " before) and does not overwrite.";
        compare(run, run.theta, outcome.dTheta(), "the state of step %d," + add);
        // Steps that are given as data pass no gradient on.
        int free = ToyBlock.SEEN;
        compare(
                run,
                Arrays.copyOfRange(run.input, free, DecoderRun.STEPS),
                Arrays.copyOfRange(outcome.dInput(), free, DecoderRun.STEPS),
                "the input of free-running step %d," + add);
        run.parameters.forEach(
                (name, values) ->
                        compare(
                                run,
                                new double[][] {values},
                                new double[][] {outcome.gradients().get(name)},
                                "parameter '"
                                        + name.replace("%", "%%")
                                        + "' (%d), whose gradient is added to by the end of"
                                        + " finish(),"));
    }

    private void compare(DecoderRun run, double[][] at, double[][] gradient, String what) {
        SplittableRandom random = new SplittableRandom(seed());
        double scale = Arrays.stream(gradient).mapToDouble(Checks::largest).max().orElse(0);
        int width = at[0].length;
        int all = at.length * width;
        for (int k = 0; k < Math.min(all, GRADIENT_SAMPLES); k++) {
            int pick = all <= GRADIENT_SAMPLES ? k : random.nextInt(all);
            double[] row = at[pick / width];
            int i = pick % width;
            double x = row[i];
            Difference numeric =
                    Difference.at(
                            v -> {
                                row[i] = v;
                                return run.loss();
                            },
                            x,
                            1e-3 * Math.max(0.3, Math.abs(x)));
            numeric.check(
                    gradient[pick / width][i],
                    GRADIENT_TOLERANCE,
                    scale,
                    "Gradient by element %d of " + what + " seed %d.",
                    i,
                    pick / width,
                    seed());
            row[i] = x;
        }
    }

    @Test
    void singlePrecisionIsCloseToDouble() {
        DecoderRun run = run();
        DecoderRun.Outcome wide = run.backward(Precision.FLOAT64);
        DecoderRun.Outcome narrow = run.backward(Precision.FLOAT32);
        String what =
                " in float32 must be float64's up to rounding: compute in block.precision() or"
                        + " wider, seed "
                        + seed();
        Checks.allClose(flat(narrow.outputs()), flat(wide.outputs()), 1e-4, "Outputs" + what);
        Checks.allClose(
                flat(narrow.dTheta()), flat(wide.dTheta()), 1e-3, "Gradient by theta" + what);
        Checks.allClose(
                flat(narrow.dInput()), flat(wide.dInput()), 1e-3, "Gradient by input" + what);
    }

    @Test
    void inferenceGivesWhatTrainingGives() {
        DecoderRun run = run();
        Checks.same(
                flat(run.outputs(Precision.FLOAT64, false)),
                flat(run.outputs(Precision.FLOAT64, true)),
                "forward() must compute the same whether backward() will follow or not");
    }

    @Test
    void lanesDoNotMix() {
        DecoderRun run = run();
        double[][] before = run.outputs(Precision.FLOAT64, false);
        for (double[] step : run.theta) {
            for (int i = 0; i < step.length; i += DecoderRun.LANES) {
                step[i] += 1;
            }
        }
        for (double[] step : run.input) {
            for (int i = 0; i < step.length; i += DecoderRun.LANES) {
                step[i] += 1;
            }
        }
        double[][] after = run.outputs(Precision.FLOAT64, false);
        for (int t = 0; t < before.length; t++) {
            for (int i = 0; i < before[t].length; i++) {
                if (i % DecoderRun.LANES != 0) {
                    assertThat(after[t][i])
                            .as(
                                    "Sequences are independent: lane %d must not change when lane 0"
                                            + " gets another state and input (step %d)",
                                    i % DecoderRun.LANES, t)
                            .isEqualTo(before[t][i]);
                }
            }
        }
    }

    @Test
    void sessionsDoNotDisturbEachOther() {
        Decoder decoder = decoder();
        int channels = model().inputs().size();
        Threads.check(
                4,
                10,
                i -> {
                    DecoderRun.Outcome o =
                            new DecoderRun(decoder, channels, seed() + i)
                                    .backward(Precision.FLOAT64);
                    return Stream.of(o.outputs(), o.dTheta(), o.dInput())
                            .map(DecoderContract::flat)
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
                },
                "A decoder is shared by threads, a session is not: keep work space in the session,"
                        + " and let the same numbers give the same answer.");
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
