package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Recurrence} keeps to: all its modes compute the same states and gradients, the
 * gradients are those of finite differences, and inference, stream and training agree. Extend it
 * and name the factory.
 *
 * @param <C> config of the recurrence
 */
public abstract class RecurrenceContract<C> extends ComponentContract<C> {
    private static final int GRADIENT_SAMPLES = 60;

    @Override
    protected abstract RecurrenceFactory<C> factory();

    /** Sizes that it is tried with; unless overridden 6 weights, 3 drives, no clipping. */
    protected RecurrenceContext sizes() {
        return new RecurrenceContext(6, 3, Double.POSITIVE_INFINITY);
    }

    private RecurrenceRun run() {
        return run(sizes());
    }

    private RecurrenceRun run(RecurrenceContext context) {
        return new RecurrenceRun(factory().create(config(), context), context, seed());
    }

    private Recurrence recurrence() {
        return factory().create(config(), sizes());
    }

    @Test
    void parametersAndModesAreComplete() {
        ParameterChecks.check(recurrence().parameters(), seed());
        assertThat(recurrence().modes())
                .as("modes() names at least one way to compute it")
                .isNotEmpty();
    }

    /** Modes that give the state of every step. */
    private static Set<Mode> stepping(Recurrence recurrence) {
        Set<Mode> modes = EnumSet.copyOf(recurrence.modes());
        modes.remove(Mode.CHUNKED);
        return modes;
    }

    @Test
    void chunkedModeGivesTheLastStates() {
        if (recurrence().modes().contains(Mode.CHUNKED)) {
            RecurrenceRun.Outcome steps = run().lastStepped(Precision.FLOAT64);
            RecurrenceRun.Outcome chunks = run().lastChunked(Precision.FLOAT64);
            Checks.allClose(
                    flat(chunks.states()), flat(steps.states()), 1e-10, "Last states, CHUNKED");
            Checks.allClose(chunks.dStart(), steps.dStart(), 1e-10, "Gradient of starts, CHUNKED");
            Checks.allClose(
                    chunks.dCoordinates(),
                    steps.dCoordinates(),
                    1e-10,
                    "Gradient of coordinates, CHUNKED");
            steps.gradients()
                    .forEach(
                            (name, gradient) ->
                                    Checks.allClose(
                                            chunks.gradients().get(name),
                                            gradient,
                                            1e-10,
                                            "%s",
                                            "Gradient of " + name + ", CHUNKED"));
        }
    }

    @Test
    void statesAreFiniteAndOverwritten() {
        for (Mode mode : stepping(recurrence())) {
            RecurrenceRun.Outcome outcome = run().backward(mode, Precision.FLOAT64);
            Checks.finite(
                    flat(outcome.states()),
                    "%s: step() must overwrite the state (it held NaN before): states, seed %d,",
                    mode,
                    seed());
            Checks.allClose(
                    flat(outcome.repeated()),
                    flat(outcome.states()),
                    1e-12,
                    "%s: state(t) must say theta_t again, as step(t) did",
                    mode);
        }
    }

    @Test
    void modesAgree() {
        RecurrenceRun run = run();
        Mode first = stepping(recurrence()).iterator().next();
        RecurrenceRun.Outcome expected = run.backward(first, Precision.FLOAT64);
        for (Mode mode : stepping(recurrence())) {
            RecurrenceRun.Outcome outcome = run.backward(mode, Precision.FLOAT64);
            String what =
                    " in mode "
                            + mode
                            + " must be those in mode "
                            + first
                            + " (seed "
                            + seed()
                            + "). Leave out of modes() what is not exact.";
            Checks.allClose(
                    flat(outcome.states()), flat(expected.states()), 1e-10, "States" + what);
            Checks.allClose(
                    flat(outcome.dDrives()),
                    flat(expected.dDrives()),
                    1e-10,
                    "Gradients by drives" + what);
            Checks.allClose(
                    outcome.dStart(), expected.dStart(), 1e-10, "Gradients by the start" + what);
            expected.gradients()
                    .forEach(
                            (name, gradient) ->
                                    Checks.allClose(
                                            outcome.gradients().get(name),
                                            gradient,
                                            1e-10,
                                            "%s",
                                            "Gradients by " + name + what));
        }
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        gradients(sizes(), "");
    }

    @Test
    void gradientsAgreeWithFiniteDifferencesWhenClipped() {
        RecurrenceContext s = sizes();
        gradients(
                new RecurrenceContext(s.stateSize(), s.driveSize(), 0.8),
                "; theta is clipped to [-0.8, 0.8], where its gradient stops");
    }

    private void gradients(RecurrenceContext context, String note) {
        for (Mode mode : stepping(factory().create(config(), context))) {
            RecurrenceRun run = run(context);
            RecurrenceRun.Outcome outcome = run.backward(mode, Precision.FLOAT64);
            String where = " in mode " + mode + note;
            compare(run, mode, run.start, outcome.dStart(), "a column of starts" + where);
            compare(run, mode, run.coordinates, outcome.dCoordinates(), "the coordinates" + where);
            for (int t = 0; t < RecurrenceRun.STEPS; t++) {
                compare(
                        run,
                        mode,
                        run.drives[t],
                        outcome.dDrives()[t],
                        "the drive of step "
                                + t
                                + where
                                + "; backward() overwrites dDrive (it held NaN)");
            }
            run.parameters.forEach(
                    (name, values) ->
                            compare(
                                    run,
                                    mode,
                                    values,
                                    outcome.gradients().get(name),
                                    "parameter '"
                                            + name
                                            + "'"
                                            + where
                                            + ", which is added to (it held "
                                            + ArrayParameters.GRADIENT_START
                                            + ") by the end of finish()"));
        }
    }

    private void compare(
            RecurrenceRun run, Mode mode, double[] at, double[] gradient, String what) {
        SplittableRandom random = new SplittableRandom(seed());
        double scale = Checks.largest(gradient);
        for (int k = 0; k < Math.min(at.length, GRADIENT_SAMPLES); k++) {
            int i = at.length <= GRADIENT_SAMPLES ? k : random.nextInt(at.length);
            double x = at[i];
            Difference numeric =
                    Difference.at(
                            v -> {
                                at[i] = v;
                                return run.loss(mode);
                            },
                            x,
                            1e-5);
            numeric.check(
                    gradient[i],
                    1e-6,
                    scale,
                    "%s",
                    "Gradient by element " + i + " of " + what + ", seed " + seed() + ".");
            at[i] = x;
        }
    }

    @Test
    void inferenceAndStreamGiveWhatTrainingGives() {
        for (Mode mode : stepping(recurrence())) {
            RecurrenceRun run = run();
            double[] trained = flat(run.backward(mode, Precision.FLOAT64).states());
            Checks.allClose(
                    flat(run.states(mode, Precision.FLOAT64)),
                    trained,
                    1e-12,
                    "%s: step() must compute the same whether backward() will follow or not",
                    mode);
            if (mode == Mode.RECURRENT) {
                Checks.allClose(
                        flat(run.streamed(Precision.FLOAT64)),
                        trained,
                        1e-12,
                        "A stream (steps() is StreamRows.ENDLESS) must give what a block gives");
            }
        }
    }

    @Test
    void singlePrecisionIsCloseToDouble() {
        for (Mode mode : stepping(recurrence())) {
            RecurrenceRun run = run();
            RecurrenceRun.Outcome wide = run.backward(mode, Precision.FLOAT64);
            RecurrenceRun.Outcome narrow = run.backward(mode, Precision.FLOAT32);
            String what = " in float32 must be float64's up to rounding, mode " + mode;
            Checks.allClose(flat(narrow.states()), flat(wide.states()), 1e-4, "States" + what);
            Checks.allClose(flat(narrow.dDrives()), flat(wide.dDrives()), 1e-3, "Gradients" + what);
        }
    }

    @Test
    void whatComesLaterDoesNotMatter() {
        for (Mode mode : stepping(recurrence())) {
            RecurrenceRun run = run();
            double[][] before = run.states(mode, Precision.FLOAT64);
            int late = RecurrenceRun.STEPS / 2;
            for (int t = late; t < RecurrenceRun.STEPS; t++) {
                for (int i = 0; i < run.drives[t].length; i++) {
                    run.drives[t][i] += 1;
                }
            }
            double[][] after = run.states(mode, Precision.FLOAT64);
            for (int t = 0; t < late; t++) {
                Checks.same(
                        after[t],
                        before[t],
                        "%s: theta_%d must not depend on drives of step %d and later",
                        mode,
                        t,
                        late);
            }
        }
    }

    @Test
    void sessionsDoNotDisturbEachOther() {
        Recurrence recurrence = recurrence();
        for (Mode mode : stepping(recurrence)) {
            Threads.check(
                    4,
                    10,
                    i -> {
                        RecurrenceRun.Outcome o =
                                new RecurrenceRun(recurrence, sizes(), seed() + i)
                                        .backward(mode, Precision.FLOAT64);
                        return Stream.of(flat(o.states()), flat(o.dDrives()), o.dStart())
                                .flatMapToDouble(Arrays::stream)
                                .toArray();
                    },
                    "A recurrence is shared by threads, a session is not: keep work space in the"
                            + " session, and let the same numbers give the same answer.");
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
