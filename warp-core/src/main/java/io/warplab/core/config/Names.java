package io.warplab.core.config;

import io.warplab.api.error.DidYouMean;
import java.util.Collection;
import java.util.Locale;

/** Spelling: kebab-case keys, and which known name somebody may have meant. */
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

    /** " Did you mean ...?", or nothing. */
    public static String didYouMean(String wrong, Collection<String> known) {
        return DidYouMean.hint(wrong, known);
    }
}
