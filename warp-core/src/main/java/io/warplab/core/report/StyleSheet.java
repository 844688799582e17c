package io.warplab.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheets that come with the program. */
final class StyleSheet {
    private StyleSheet() {}

    /** Colours and charts, for the page and for single pictures. */
    static String chart() {
        return read("chart.css");
    }

    /** Everything else on the page. */
    static String page() {
        return read("page.css");
    }

    private static String read(String name) {
        try (InputStream in = StyleSheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
