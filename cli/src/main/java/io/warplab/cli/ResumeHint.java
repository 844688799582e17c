package io.warplab.cli;

import io.warplab.api.error.WarpException;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunListener;
import io.warplab.core.run.SeedResult;
import io.warplab.core.training.TrainingListener;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says how to go on when the process is interrupted (Ctrl-C) on the way. */
final class ResumeHint implements AutoCloseable {
    private final Thread hook;
    private final PrintWriter err;
    private volatile boolean begun;

    /**
     * @param next the command that goes on
     */
    ResumeHint(String next, PrintWriter err) {
        this.err = err;
        hook = new Thread(() -> say(next), "resume-hint");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void say(String next) {
        if (begun) {
            err.println();
            err.println("Interrupted. Go on with: " + next);
            err.flush();
        }
    }

    /**
     * The error of something that stopped on its way, with how to go on; a user's mistake, or an
     * error before anything was recorded, as it is.
     *
     * @param recorded file that is there once something was recorded
     */
    static WarpException added(WarpException e, String next, Path recorded) {
        if (e.kind() == WarpException.Kind.USER || !Files.isRegularFile(recorded)) {
            return e;
        }
        String hint = "Then go on with: " + next;
        return new WarpException(
                e.kind(),
                e.code(),
                e.getMessage(),
                e.action().isEmpty() ? hint : e.action() + System.lineSeparator() + hint,
                e);
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
