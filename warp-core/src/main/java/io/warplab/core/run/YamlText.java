package io.warplab.core.run;

import io.warplab.api.error.WarpException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML to plain maps, lists, numbers, texts and booleans, and back. */
public final class YamlText {
    private static final int DEEPEST = 50;
    private static final int LINE_WIDTH = 100;

    private YamlText() {}

    /**
     * Reads a document whose top level is a map.
     *
     * @param source what it is called in messages
     * @throws WarpException {@code bad-yaml} with line and column
     */
    public static Map<String, Object> map(String text, String source) {
        Object value = parse(text, source);
        if (value == null) {
            throw WarpException.user(
                    "bad-yaml",
                    source + " is empty.",
                    "Start from one of the run files under examples/.");
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw WarpException.user(
                    "bad-yaml",
                    source + ": expected settings (key: value), got " + shown(value) + ".",
                    "Start from one of the run files under examples/.");
        }
        return strings(map, source, 0);
    }

    /** Reads one value, such as {@code 3e-3} or {@code [root, weak-form]}. */
    public static Object value(String text, String source) {
        return plain(parse(text, source), source, 0);
    }

    private static Object parse(String text, String source) {
        try {
            return yaml().load(text);
        } catch (MarkedYAMLException e) {
            String where =
                    e.getProblemMark() == null
                            ? ""
                            : ", line "
                                    + (e.getProblemMark().getLine() + 1)
                                    + ", column "
                                    + (e.getProblemMark().getColumn() + 1);
            String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
            throw new WarpException(
                    WarpException.Kind.USER,
                    "bad-yaml",
                    source + where + ": this is not valid YAML: " + e.getProblem() + context + ".",
                    "Check the indentation, the colons and the brackets there.",
                    e);
        } catch (YAMLException e) {
            throw new WarpException(
                    WarpException.Kind.USER,
                    "bad-yaml",
                    source + ": this is not valid YAML: " + e.getMessage() + ".",
                    "Save the file as UTF-8 text.",
                    e);
        }
    }

    /** Block style with short collections on one line. */
    public static String write(Map<String, Object> settings) {
        return yaml().dump(settings);
    }

    private static Yaml yaml() {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        loading.setNestingDepthLimit(DEEPEST);
        DumperOptions dumping = new DumperOptions();
        dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        dumping.setWidth(LINE_WIDTH);
        dumping.setAllowUnicode(true);
        return new Yaml(
                new SafeConstructor(loading),
                new Representer(dumping),
                dumping,
                loading,
                new CoreResolver());
    }

    private static Object plain(Object value, String source, int depth) {
        if (depth > DEEPEST) {
            throw WarpException.user(
                    "bad-yaml",
                    source + ": nested deeper than " + DEEPEST + " levels.",
                    "Check the file for an alias (*name) that contains itself.");
        }
        if (value instanceof Map<?, ?> map) {
            return strings(map, source, depth);
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(item -> all.add(plain(item, source, depth + 1)));
            return all;
        }
        return value;
    }

    private static Map<String, Object> strings(Map<?, ?> map, String source, int depth) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, value) -> all.put(String.valueOf(key), plain(value, source, depth + 1)));
        return all;
    }

    /** A value as messages quote it. */
    public static String shown(Object value) {
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }

    /** Dates stay text, and only true and false are booleans: {@code name: no} is a name. */
    private static final class CoreResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(
                    Tag.BOOL, java.util.regex.Pattern.compile("^(?:true|false)$"), "tf");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
