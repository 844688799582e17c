package io.warplab.cli;

import io.warplab.core.ablation.AblationListener;
import io.warplab.core.ablation.AblationPlan;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunListener;
import io.warplab.core.run.SeedResult;
import io.warplab.core.training.TrainingListener;
import java.io.PrintWriter;

/** Tells how an ablation gets on: which size and seed, and within it how the run gets on. */
final class AblationProgress implements AblationListener, AutoCloseable {
    private final Terminal terminal;
    private final PrintWriter err;
    private final AblationPlan plan;
    private RunProgress current;

    AblationProgress(Terminal terminal, PrintWriter err, AblationPlan plan) {
        this.terminal = terminal;
        this.err = err;
        this.plan = plan;
    }

    /** First sign of life, before the data is there. */
    void announce() {
        say(
                plan.run().name()
                        + ": "
                        + RunProgress.count(plan.variants().size(), "variant")
                        + " of "
                        + String.join(", ", plan.models())
                        + "; preparing data set "
                        + plan.run().data().get("name")
                        + " ...");
        plan.variants().forEach(v -> say("  " + v.label() + ": " + v.summary()));
    }

    /** The same; a hint is due once there is something to go on with. */
    AblationListener hinted(ResumeHint hint) {
        return new AblationListener() {
            @Override
            public RunListener stage(Stage stage, RunFile run) {
                return hint.watch(AblationProgress.this.stage(stage, run));
            }
        };
    }

    @Override
    public RunListener stage(Stage stage, RunFile run) {
        close();
        say(
                "== "
                        + RunProgress.count(stage.sequences(), "sequence")
                        + ", seed "
                        + stage.seed()
                        + " ("
                        + stage.number()
                        + " of "
                        + stage.count()
                        + ")");
        current = RunProgress.of(terminal, err, run);
        return stage.number() == 1 ? current : withoutNotes(current);
    }

    /** What there is to note of the data was said at the first stage. */
    private RunListener withoutNotes(RunProgress progress) {
        return new RunListener() {
            @Override
            public void dataReady(PreparedData data) {
                progress.sizes(data);
            }

            @Override
            public TrainingListener training(String model, long seed) {
                return progress.training(model, seed);
            }

            @Override
            public void reused(String model, long seed) {
                progress.reused(model, seed);
            }

            @Override
            public void finished(String model, SeedResult result) {
                progress.finished(model, result);
            }
        };
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
