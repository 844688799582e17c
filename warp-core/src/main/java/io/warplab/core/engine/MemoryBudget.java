package io.warplab.core.engine;

import com.sun.management.OperatingSystemMXBean;
import io.warplab.api.error.WarpException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Native memory that the engine may hold: the system property {@code warp.engine.memory}, such as
 * {@code 8g} or {@code 512m}, else three quarters of the machine's memory.
 */
public final class MemoryBudget {
    private static final String PROPERTY = "warp.engine.memory";
    private static final double SHARE = 0.75;
    private static final double GIB = 1L << 30;

    private MemoryBudget() {}

    /** In bytes. */
    public static double bytes() {
        String set = System.getProperty(PROPERTY);
        if (set != null) {
            return parse(set);
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? SHARE * os.getTotalMemorySize()
                : SHARE * Runtime.getRuntime().maxMemory();
    }

    private static double parse(String text) {
        String t = text.trim().toLowerCase(Locale.ROOT);
        if (!t.matches("[0-9]+(\\.[0-9]+)?[gm]")) {
            throw WarpException.user(
                    "bad-memory",
                    "Expected a size such as 8g or 512m in " + PROPERTY + ", got '" + text + "'.",
                    "Give a number followed by g or m.");
        }
        double number = Double.parseDouble(t.substring(0, t.length() - 1));
        return t.endsWith("g") ? number * GIB : number * (1 << 20);
    }

    /**
     * Refuses what cannot fit.
     *
     * @param name of the model
     * @param parameters trained numbers
     * @param needed bytes
     */
    public static void require(String name, long parameters, double needed) {
        if (needed > bytes()) {
            throw WarpException.user(
                    "does-not-fit",
                    String.format(
                            Locale.ROOT,
                            "Model %s has %d parameters and needs %.3g GiB to train; %.3g GiB are allowed.",
                            name,
                            parameters,
                            needed / GIB,
                            bytes() / GIB),
                    "Use a narrower root network, recurrence low-rank, block-diagonal or diagonal,"
                            + " or raise -D"
                            + PROPERTY
                            + ".");
        }
    }
}
