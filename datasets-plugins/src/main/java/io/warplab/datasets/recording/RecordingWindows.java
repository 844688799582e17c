package io.warplab.datasets.recording;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Splits recordings, fills their gaps and cuts them into windows. Good for one data set. */
public final class RecordingWindows {
    private static final String SHORT_ACTION =
            "Choose a smaller window, another split, or a longer recording.";

    private final WindowPlan plan;
    private final List<String> columns;
    private final WindowCutter cutter;
    private final List<Sequence> train = new ArrayList<>();
    private final List<Sequence> validation = new ArrayList<>();
    private final List<Sequence> test = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Problems tooShort = new Problems();

    /**
     * @param plan how to split and cut
     * @param columns names of the recordings' columns
     * @param inputs which of them are input channels
     * @param targets which of them are target channels
     */
    public RecordingWindows(WindowPlan plan, List<String> columns, int[] inputs, int[] targets) {
        this.plan = plan;
        this.columns = List.copyOf(columns);
        cutter = new WindowCutter(inputs, targets);
    }

    /**
     * Splits each recording and windows its parts.
     *
     * @param recordings to split
     * @param testRecordings recordings that go wholly to the test part
     * @throws WarpException {@code too-few-rows} when a part has no window, {@code no-windows} when
     *     all its windows begin with a missing step
     */
    public WindowedParts split(List<Recording> recordings, List<Recording> testRecordings) {
        recordings.forEach(this::takeSplit);
        testRecordings.forEach(this::takeWhole);
        requireWindows("training", train);
        if (plan.split().holdsValidation()) {
            requireWindows("validation", validation);
        }
        return parts();
    }

    /**
     * Windows all of one recording as a test part.
     *
     * @throws WarpException as {@link #split}
     */
    public WindowedParts whole(Recording recording) {
        takeWhole(recording);
        return parts();
    }

    private WindowedParts parts() {
        requireWindows("test", test);
        // Some recording is long enough; the shorter ones are only left out.
        notes.addAll(tooShort.messages());
        if (cutter.leftOut() > 0) {
            notes.add("windows left out, as they begin with a missing step: " + cutter.leftOut());
        }
        notes.add("windows: " + shares(train.size(), validation.size(), test.size()));
        return new WindowedParts(train, validation, test, notes);
    }

    private void takeSplit(Recording recording) {
        SplitRule.Split parts = plan.split().split(recording.time());
        GapFill.Filled filled =
                fill(recording, List.of(parts.training(), parts.validation(), parts.test()));
        notes.add(
                recording.name()
                        + ": "
                        + recording.rows()
                        + " rows, "
                        + shares(
                                parts.training().rows(),
                                parts.validation().rows(),
                                parts.test().rows()));
        cut("training", filled, parts.training(), plan.training(), train);
        if (plan.split().holdsValidation()) {
            cut("validation", filled, plan.reach(parts.validation()), plan.test(), validation);
        }
        if (plan.split().holdsTest()) {
            cut("test", filled, plan.reach(parts.test()), plan.test(), test);
        }
    }

    private void takeWhole(Recording recording) {
        Span all = new Span(0, recording.rows());
        GapFill.Filled filled = fill(recording, List.of(all));
        notes.add(recording.name() + ": " + recording.rows() + " rows, all for the test");
        if (plan.test().count(all) == 0) {
            tooShort.add(
                    recording.name(),
                    "has "
                            + recording.rows()
                            + " rows, a test window needs "
                            + plan.test().needed());
        }
        test.addAll(cutter.cut(filled, all, plan.test()));
    }

    /** How much goes where; parts that have nothing are not named. */
    private static String shares(int training, int validation, int test) {
        List<String> shares = new ArrayList<>();
        if (training > 0) {
            shares.add(training + " for training");
        }
        if (validation > 0) {
            shares.add(validation + " for validation");
        }
        if (test > 0) {
            shares.add(test + " for the test");
        }
        return String.join(", ", shares);
    }

    private GapFill.Filled fill(Recording recording, List<Span> parts) {
        GapFill.Filled filled = GapFill.fill(recording, parts, plan.missing(), columns);
        if (filled.cells() > 0) {
            notes.add(
                    recording.name()
                            + ": "
                            + filled.cells()
                            + " missing cells in "
                            + filled.steps()
                            + " rows "
                            + (plan.missing() == MissingCells.MASK
                                    ? "masked: those steps count as not observed"
                                    : "interpolated"));
        }
        return filled;
    }

    private void cut(
            String part, GapFill.Filled filled, Span span, WindowRule rule, List<Sequence> into) {
        if (rule.count(span) == 0) {
            tooShort.add(
                    filled.recording().name(), shortPart(part, filled.recording(), span, rule));
        }
        into.addAll(cutter.cut(filled, span, rule));
    }

    private String shortPart(String part, Recording recording, Span span, WindowRule rule) {
        String reach =
                !part.equals("training") && plan.testContext() > 0 ? " (its context included)" : "";
        return "the "
                + part
                + " part"
                + reach
                + " has "
                + span.rows()
                + " of "
                + recording.rows()
                + " rows, a "
                + part
                + " window needs "
                + rule.needed()
                + "; "
                + plan.split()
                        .needs(plan.training().needed(), plan.test().needed(), plan.testContext());
    }

    private void requireWindows(String part, List<Sequence> windows) {
        if (!windows.isEmpty()) {
            return;
        }
        tooShort.throwIfAny("too-few-rows", SHORT_ACTION);
        throw WarpException.user(
                "no-windows",
                "Every " + part + " window begins with a missing step.",
                "Fill the gaps (missing: interpolate), or choose another stride.");
    }
}
