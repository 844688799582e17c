package io.warplab.cli;

import io.warplab.api.error.WarpException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What a plug-in project is called, in each of the three spellings that it needs.
 *
 * @param kebab of the plug-in, its system and its jar, such as {@code my-physics}
 * @param type of its class, such as {@code MyPhysics}
 * @param pack of its package's last part, such as {@code myphysics}
 */
record PluginNames(String kebab, String type, String pack) {
    /** The worked example, which every new project is a copy of. */
    static final PluginNames EXAMPLE = new PluginNames("my-duffing", "MyDuffing", "myduffing");

    private static final Pattern EXAMPLES_NAMES =
            Pattern.compile(String.join("|", EXAMPLE.kebab, EXAMPLE.type, EXAMPLE.pack));

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Types that the project's sources refer to by their simple names. */
    private static final Set<String> TAKEN =
            Set.of(
                    "CalculusFieldElement",
                    "DynamicalSystem",
                    "DynamicalSystemContract",
                    "Invariant",
                    "List",
                    "Math",
                    "MathArrays",
                    "Override",
                    "Quantity",
                    "String",
                    "SystemManifest",
                    "T",
                    "WarpPlugin");

    /**
     * Derives the spellings.
     *
     * @throws WarpException when the name is not kebab-case or gives no usable class or package
     */
    static PluginNames of(String name) {
        if (!KEBAB.matcher(name).matches()) {
            throw bad("expected kebab-case such as my-physics, got '" + name + "'");
        }
        String[] words = name.split("-");
        String type =
                Arrays.stream(words)
                        .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                        .collect(Collectors.joining());
        String pack = String.join("", words);
        if (SourceVersion.isKeyword(pack) || TAKEN.contains(type)) {
            throw bad("'" + name + "' gives a package or class whose name Java or the API has");
        }
        return new PluginNames(name, type, pack);
    }

    private static WarpException bad(String problem) {
        return WarpException.user(
                "bad-plugin-name",
                "NAME: " + problem + ".",
                "Use lower-case words of letters and digits, joined by '-'.");
    }

    /** Text, or a path, of the example, told as of this project. */
    String rename(String text) {
        return EXAMPLES_NAMES
                .matcher(text)
                .replaceAll(
                        found ->
                                found.group().equals(EXAMPLE.kebab)
                                        ? kebab
                                        : found.group().equals(EXAMPLE.type) ? type : pack);
    }
}
