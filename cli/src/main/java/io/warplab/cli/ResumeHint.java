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
     * @param command that goes on
     */
    ResumeHint(String command, PrintWriter err) {
        this.err = err;
        hook = new Thread(() -> say(command), "resume-hint");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void say(String command) {
        if (begun) {
            err.println();
            err.println("Interrupted. Go on with: " + command);
            err.flush();
        }
    }

    /** From now on there is something to go on with. */
    void begin() {
        begun = true;
    }

    /** The same listener; a hint is due once there is something to go on with. */
    RunListener watch(RunListener listener) {
        return new RunListener() {
            @Override
            public void dataReady(PreparedData data) {
                begin();
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

    /** A failure on the way says how to go on, once there is something to go on with. */
    static WarpException added(WarpException e, String command, Path config) {
        if (e.kind() == WarpException.Kind.USER || !Files.isRegularFile(config)) {
            return e;
        }
        String next = "Then go on with: " + command;
        return new WarpException(
                e.kind(),
                e.code(),
                e.getMessage(),
                e.action().isEmpty() ? next : e.action() + System.lineSeparator() + next,
                e);
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
