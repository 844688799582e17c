package io.warplab.core.run;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the models of a run may take of the machine.
 *
 * @param memory that a model may hold outside the Java heap, such as {@code 8g} or {@code 512m};
 *     empty: three quarters of the machine's
 */
public record EngineConfig(
        @Doc(
                        value =
                                "memory that a model may hold outside the Java heap, such as 8g; empty: three quarters"
                                        + " of the machine's",
                        range = "a number above 0 and a unit: k, m, g or t")
                String memory) {
    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([kmgt])");
    private static final String UNITS = "kmgt";
    private static final double KIB = 1024;

    public EngineConfig() {
        this("");
    }

    public EngineConfig {
        memory = memory == null ? "" : memory.strip();
        Problems problems = new Problems();
        problems.require(
                memory.isEmpty() || bytes(memory) >= 1,
                "memory",
                "expected a number above 0 with a unit k, m, g or t, such as 8g, got '"
                        + memory
                        + "'");
        problems.throwIfAny("bad-engine", "");
    }

    /** Bytes; 0: not set. */
    long memoryBytes() {
        return bytes(memory);
    }

    /** 0 for what is no size. */
    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        return size.matches()
                ? (long)
                        (Double.parseDouble(size.group(1))
                                * Math.pow(KIB, 1 + UNITS.indexOf(size.group(2))))
                : 0;
    }
}
