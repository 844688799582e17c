package io.warplab.cli;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.StepEstimate;
import io.warplab.core.run.RunExplanation;
import io.warplab.core.run.RunFile;
import io.warplab.core.training.StepTiming;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a run would do and take, as text. */
final class ExplanationText {
    private final RunFile run;
    private final PrintWriter out;

    ExplanationText(RunFile run, PrintWriter out) {
        this.run = run;
        this.out = out;
    }

    /**
     * Prints what is known from sizes, then builds and times every model.
     *
     * @return whether every model could be timed
     */
    boolean print(RunExplanation explanation) {
        int batches = batches(explanation);
        out.println(
                run.name()
                        + ": "
                        + counted(explanation.sequences(), "training sequence")
                        + " of "
                        + counted(explanation.steps(), "step")
                        + ", batches of "
                        + explanation.batchSize()
                        + ": "
                        + counted(batches, "optimiser step")
                        + " per epoch");
        out.println(
                counted(run.availableThreads(), "thread")
                        + ", memory for a model: "
                        + Numbers.bytes(explanation.memory()));
        explanation.models().forEach(this::print);
        out.println();
        out.println(
                "Calibration, at most "
                        + Numbers.of(RunExplanation.CALIBRATION_SECONDS, 2)
                        + " s per model (optimiser steps alone, no validation):");
        out.flush();
        return printTimes(explanation);
    }

    private static int batches(RunExplanation e) {
        return (e.sequences() + e.batchSize() - 1) / e.batchSize();
    }

    private void print(RunExplanation.Model model) {
        out.println();
        out.println(model.name() + " (" + model.kind() + ")");
        model.estimate()
                .ifPresentOrElse(
                        this::print, () -> out.println("  this kind of model tells no sizes"));
    }

    private void print(StepEstimate e) {
        line("parameters", integer(e.parameters()));
        line("hidden state", e.stateSize() == 0 ? "none" : e.stateSize() + " numbers (D_theta)");
        line("algorithm", algorithm(e));
        if (e.alternatives().size() > 1) {
            TextTable table =
                    new TextTable("    ")
                            .column("alternative", TextTable.Align.LEFT)
                            .column("operations", TextTable.Align.RIGHT)
                            .column("memory traffic", TextTable.Align.RIGHT)
                            .column("memory held", TextTable.Align.RIGHT)
                            .column("time, relative", TextTable.Align.RIGHT);
            for (StepEstimate.Alternative a : e.alternatives()) {
                table.row(
                        List.of(
                                a.algorithm(),
                                Numbers.flops(a.flops()),
                                Numbers.bytes(a.bytes()),
                                Numbers.bytes(a.memory()),
                                Numbers.of(a.relativeTime(), 3)));
            }
            table.print(out);
        }
        line("optimiser step", Numbers.flops(e.flops()));
        line("memory traffic", Numbers.bytes(e.bytes()));
        line("memory held", Numbers.bytes(e.memory()));
        line("blocks of", counted(e.blockSize(), "sequence"));
    }

    private static String algorithm(StepEstimate e) {
        String chosen = e.algorithm().isEmpty() ? "nothing to choose" : e.algorithm();
        return e.reason().isEmpty() ? chosen : chosen + ": " + e.reason();
    }

    private boolean printTimes(RunExplanation explanation) {
        TextTable table =
                new TextTable()
                        .column("model", TextTable.Align.LEFT)
                        .column("parameters", TextTable.Align.RIGHT)
                        .column("seconds per step", TextTable.Align.RIGHT)
                        .column("seconds per epoch", TextTable.Align.RIGHT)
                        .column(run.training().epochs() + " epochs", TextTable.Align.RIGHT)
                        .column("timed", TextTable.Align.LEFT);
        boolean complete = true;
        for (int i = 0; i < explanation.models().size(); i++) {
            String name = explanation.models().get(i).name();
            try {
                table.row(row(name, explanation.calibrate(i)));
            } catch (WarpException e) {
                if (e.kind() == WarpException.Kind.USER) {
                    throw e;
                }
                table.row(failed(name, e));
                complete = false;
            } catch (RuntimeException | LinkageError e) {
                // A plug-in's fault: the others are timed all the same.
                table.row(failed(name, e));
                complete = false;
            }
        }
        table.print(out);
        return complete;
    }

    private static List<String> failed(String name, Throwable e) {
        return List.of(name, "failed: " + String.valueOf(e.getMessage()).replaceAll("\\R", " "));
    }

    private List<String> row(String name, RunExplanation.Trial trial) {
        String parameters = integer(trial.parameters());
        if (trial.timing().isEmpty()) {
            return List.of(name, parameters, "-", "-", "-", "closed form, fitted once");
        }
        StepTiming t = trial.timing().get();
        return List.of(
                name,
                parameters,
                Numbers.of(t.secondsPerStep(), 3),
                Numbers.of(t.secondsPerEpoch(), 3),
                Numbers.duration(t.secondsPerEpoch() * run.training().epochs()),
                t.complete()
                        ? "full batches"
                        : "scaled from "
                                + counted(t.sequences(), "sequence")
                                + " of "
                                + counted(t.steps(), "step"));
    }

    private void line(String what, String value) {
        out.println(String.format(Locale.ROOT, "  %-15s %s", what, value));
    }

    private static String integer(long value) {
        return String.valueOf(value);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
