package io.warplab.cli;

import io.warplab.core.comparison.ChosenRate;
import io.warplab.core.comparison.Comparison;
import io.warplab.core.comparison.ComparisonListener;
import io.warplab.core.comparison.ComparisonTask;
import io.warplab.core.comparison.SizedModel;
import io.warplab.core.run.RunListener;
import io.warplab.core.training.TrainingListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Tells how a comparison gets on: task by task its sizes, learning rates and trainings. */
final class ComparisonProgress implements ComparisonListener, AutoCloseable {
    private final Terminal terminal;
    private final PrintWriter err;
    private final Comparison comparison;
    private final Runnable begun;
    private RunProgress task;
    private int tasks;

    /**
     * @param begun told once there is something to go on with
     */
    ComparisonProgress(Terminal terminal, PrintWriter err, Comparison comparison, Runnable begun) {
        this.begun = begun;
        this.terminal = terminal;
        this.err = err;
        this.comparison = comparison;
    }

    /** First sign of life, before the data is there. */
    void announce() {
        say(
                comparison.name()
                        + ": "
                        + RunProgress.count(comparison.models().size(), "model")
                        + ", "
                        + RunProgress.count(comparison.tasks().size(), "task")
                        + ", "
                        + RunProgress.count(comparison.seeds().size(), "seed")
                        + "; preparing data and sizes ...");
        if (comparison.isQuickLook()) {
            say("note: a quick look; results with fewer than three seeds are not to be reported");
        }
    }

    @Override
    public void prepared(Comparison ready) {
        begun.run();
    }

    @Override
    public void taskStarted(ComparisonTask next, List<SizedModel> models) {
        close();
        tasks++;
        task = RunProgress.of(terminal, err, next.run());
        say("task " + tasks + "/" + comparison.tasks().size() + ": " + next.name());
        List<String> names = comparison.models();
        for (int k = 0; k < names.size(); k++) {
            if (models.get(k).budget() > 0) {
                say("  " + names.get(k) + ": " + size(models.get(k)));
            }
        }
    }

    private static String size(SizedModel model) {
        if (!model.isSized()) {
            return "not sized, " + model.note();
        }
        return String.format(
                        Locale.ROOT,
                        "%d parameters (%+.1f %%)",
                        model.parameters(),
                        100 * model.miss())
                + (model.changed().isEmpty() ? "" : ", " + String.join(", ", model.changed()));
    }

    @Override
    public TrainingListener searching(String model, double rate) {
        task.close();
        return task.watch(
                "search: " + model + ", learning rate " + rate,
                comparison.search().shortened(comparison.tasks().get(tasks - 1).run().training()));
    }

    @Override
    public void rateChosen(String model, ChosenRate chosen) {
        task.close();
        String note = chosen.note().isEmpty() ? "" : " (" + chosen.note() + ")";
        say("  " + model + ": learning rate " + chosen.rate() + note);
    }

    @Override
    public RunListener running(ComparisonTask next) {
        return task;
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {
        if (task != null) {
            task.close();
        }
    }
}
