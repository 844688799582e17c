package io.warplab.cli;

import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunListener;
import io.warplab.core.run.SeedResult;
import io.warplab.core.training.TrainingConfig;
import io.warplab.core.training.TrainingListener;
import io.warplab.core.training.TrainingResult;
import java.io.PrintWriter;

/** Tells how a run gets on: which model is trained, how far it is, how it did. */
abstract class RunProgress implements RunListener, AutoCloseable {
    private static final double SECONDS_PER_MINUTE = 60;

    private final PrintWriter err;
    private final RunFile run;
    private int trainings;

    RunProgress(PrintWriter err, RunFile run) {
        this.err = err;
        this.run = run;
    }

    /** A moving bar on a terminal, else a line now and then. */
    static RunProgress of(Terminal terminal, PrintWriter err, RunFile run) {
        return terminal.bar() ? new BarProgress(err, run) : new LineProgress(err, run);
    }

    /** First sign of life, before the data is there. */
    void announce() {
        say(
                run.name()
                        + ": "
                        + count(run.models().size(), "model")
                        + ", "
                        + count(run.seeds().size(), "seed")
                        + "; preparing data set "
                        + run.data().get("name")
                        + " ...");
    }

    @Override
    public void dataReady(PreparedData data) {
        sizes(data);
        data.notes().forEach(note -> say("note: " + note));
    }

    /** How much data there is. */
    void sizes(PreparedData data) {
        say(
                "data: "
                        + data.train().size()
                        + " training, "
                        + data.validation().size()
                        + " validation and "
                        + data.test().size()
                        + " test sequences of "
                        + data.train().steps()
                        + " steps");
    }

    @Override
    public TrainingListener training(String model, long seed) {
        return watch(next(model, seed), run.training());
    }

    /** Watches a training that is called {@code title}. */
    abstract TrainingListener watch(String title, TrainingConfig training);

    /** How long a training lasts that the time alone ends, in s; infinite for others. */
    static double limit(TrainingConfig training) {
        return training.byTime()
                ? SECONDS_PER_MINUTE * training.maxMinutes()
                : Double.POSITIVE_INFINITY;
    }

    @Override
    public void reused(String model, long seed) {
        say(next(model, seed) + ": trained already");
    }

    @Override
    public void finished(String model, SeedResult result) {
        close();
        if (result.failure() != null) {
            say("  " + model + " failed: " + result.failure());
            return;
        }
        TrainingResult training = result.training();
        String epochs =
                training.history().isEmpty()
                        ? "fitted"
                        : count(training.history().size(), "epoch")
                                + ", best "
                                + training.bestEpoch();
        double error =
                Double.isNaN(result.test().mse()) ? result.test().accuracy() : result.test().mse();
        say(
                "  "
                        + model
                        + ": "
                        + epochs
                        + ", "
                        + Numbers.duration(training.seconds())
                        + "; test "
                        + (Double.isNaN(result.test().mse()) ? "accuracy " : "MSE ")
                        + Numbers.of(error, 3));
    }

    private String next(String model, long seed) {
        trainings++;
        int all = run.models().size() * run.seeds().size();
        String title = "[" + trainings + "/" + all + "] " + model;
        return run.seeds().size() > 1 ? title + ", seed " + seed : title;
    }

    void say(String line) {
        err.println(line);
        err.flush();
    }

    static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    @Override
    public void close() {}
}
