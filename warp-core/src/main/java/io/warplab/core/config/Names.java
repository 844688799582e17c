package io.warplab.core.config;

import java.util.Locale;

/** Spelling of keys and constants: kebab-case. */
public final class Names {
    private Names() {}

    /** {@code learningRate} and {@code MIN_MAX} to {@code learning-rate} and {@code min-max}. */
    public static String kebab(String name) {
        String spaced =
                name.equals(name.toUpperCase(Locale.ROOT))
                        ? name
                        : name.replaceAll("([A-Z])", "_$1");
        return spaced.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
