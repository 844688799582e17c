package io.warplab.cli;

import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunFolder;
import io.warplab.core.run.RunListener;
import io.warplab.core.run.SeedResult;
import io.warplab.core.training.TrainingListener;
import java.io.PrintWriter;

/** Says how to go on when the process is interrupted (Ctrl-C) in the middle of a run. */
final class ResumeHint implements AutoCloseable {
    private final Thread hook;
    private final PrintWriter err;
    private volatile boolean begun;

    ResumeHint(RunFolder folder, PrintWriter err) {
        this.err = err;
        hook = new Thread(() -> say(folder), "resume-hint");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void say(RunFolder folder) {
        if (begun) {
            err.println();
            err.println("Interrupted. Go on with: warp run --resume " + folder.root());
            err.flush();
        }
    }

    /** The same listener; a hint is due once there is something to go on with. */
    RunListener watch(RunListener listener) {
        return new RunListener() {
            @Override
            public void dataReady(PreparedData data) {
                begun = true;
                listener.dataReady(data);
            }

            @Override
            public TrainingListener training(String model, long seed) {
                return listener.training(model, seed);
            }

            @Override
            public void reused(String model, long seed) {
                listener.reused(model, seed);
            }

            @Override
            public void finished(String model, SeedResult result) {
                listener.finished(model, result);
            }
        };
    }

    @Override
    public void close() {
        begun = false;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already; the hook has nothing to say any more.
            begun = false;
        }
    }
}
