package io.warplab.core.engine;

import com.sun.management.OperatingSystemMXBean;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Native memory that a model may hold: what its context allows ({@code engine.memory} of a run
 * file), else three quarters of the machine's memory.
 */
public final class MemoryBudget {
    private static final double SHARE = 0.75;
    private static final double GIB = 1L << 30;

    private MemoryBudget() {}

    /** In bytes. */
    public static double bytes(ModelContext context) {
        if (context.memory() > 0) {
            return context.memory();
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? SHARE * os.getTotalMemorySize()
                : SHARE * Runtime.getRuntime().maxMemory();
    }

    /** Bytes for people to read. */
    public static String gib(double bytes) {
        return String.format(Locale.ROOT, "%.3g GiB", bytes / GIB);
    }

    /**
     * Refuses what cannot fit.
     *
     * @param parameters trained numbers
     * @param needed bytes at least, by the thriftiest way that may be used
     * @param modeIsFixed whether another way may be thriftier but is ruled out by the settings
     */
    public static void require(
            ModelContext context, long parameters, double needed, boolean modeIsFixed) {
        double allowed = bytes(context);
        if (needed > allowed) {
            throw WarpException.user(
                    "does-not-fit",
                    "Model "
                            + context.name()
                            + " has "
                            + parameters
                            + " parameters and needs "
                            + gib(needed)
                            + " to train; "
                            + gib(allowed)
                            + " are allowed.",
                    "Use "
                            + (modeIsFixed ? "mode auto, " : "")
                            + "a narrower root network, recurrence low-rank, block-diagonal or"
                            + " diagonal, or raise engine.memory.");
        }
    }
}
