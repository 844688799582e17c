package io.warplab.core.config;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Locale;

/** Spelling of keys and constants: kebab-case. */
public final class Names {
    /** As Jackson spells them when it reads and writes records. */
    private static final PropertyNamingStrategies.KebabCaseStrategy COMPONENTS =
            new PropertyNamingStrategies.KebabCaseStrategy();

    private Names() {}

    /** {@code learningRate} and {@code MIN_MAX} to {@code learning-rate} and {@code min-max}. */
    public static String kebab(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT))
                ? name.toLowerCase(Locale.ROOT).replace('_', '-')
                : COMPONENTS.translate(name);
    }
}
