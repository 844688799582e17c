package io.warplab.core.plugin;

import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.config.Names;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Walks through the settings of a component and of the parts named within them: a model's decoder,
 * the decoder's prior, the prior's or the model's system.
 */
final class SettingsTree {
    private static final List<String> PARTS =
            List.of(PluginRegistry.DECODER, PluginRegistry.RECURRENCE, PluginRegistry.PRIOR);

    /** Finds a component or throws a user error. */
    @FunctionalInterface
    interface Lookup {
        ComponentEntry find(String kind, Object name);
    }

    private final Lookup lookup;
    private final ConfigBinder binder;

    SettingsTree(Lookup lookup, ConfigBinder binder) {
        this.lookup = lookup;
        this.binder = binder;
    }

    /** The key that names a component of a kind; a model's {@code name} is its label. */
    private static String nameKey(String kind) {
        return kind.equals(PluginRegistry.MODEL) ? PluginRegistry.MODEL : "name";
    }

    /** A component's own settings: neither what names it nor its label. */
    static Map<String, Object> own(String kind, Map<String, Object> config) {
        Map<String, Object> own = new LinkedHashMap<>(config);
        own.remove(nameKey(kind));
        own.remove("name");
        return own;
    }

    /** Checks names and settings without building anything. */
    void check(String kind, Object config, String path, Problems problems) {
        if (!(config instanceof Map<?, ?> map) || map.get(nameKey(kind)) == null) {
            problems.add(
                    path, "expected a map with " + nameKey(kind) + " and settings, got " + config);
            return;
        }
        Map<String, Object> settings = strings(map);
        ComponentEntry entry =
                find(kind, settings.get(nameKey(kind)), path, nameKey(kind), problems);
        if (entry == null) {
            return;
        }
        Map<String, Object> own = own(kind, settings);
        binder.bind(entry.configType(), own, path, problems);
        for (String part : PARTS) {
            if (own.containsKey(part) && !isEmptyMap(own.get(part))) {
                check(part, own.get(part), join(path, part), problems);
            }
        }
        if (namesSystem(kind, own)) {
            find(
                    PluginRegistry.SYSTEM,
                    own.get(PluginRegistry.SYSTEM),
                    path,
                    PluginRegistry.SYSTEM,
                    problems);
        }
    }

    private ComponentEntry find(
            String kind, Object name, String path, String key, Problems problems) {
        try {
            return lookup.find(kind, name);
        } catch (WarpException e) {
            problems.add(join(path, key), e.getMessage());
            return null;
        }
    }

    /** The same settings with every default written out, in the order of the config records. */
    Map<String, Object> complete(String kind, Map<String, Object> config) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(nameKey(kind), config.get(nameKey(kind)));
        if (config.containsKey("name")) {
            all.put("name", config.get("name"));
        }
        ComponentEntry entry = lookup.find(kind, config.get(nameKey(kind)));
        Map<String, Object> own = own(kind, config);
        Object bound = binder.bind(entry.configType(), own, entry.name());
        binder.settings(bound)
                .forEach(
                        (key, value) -> {
                            Object given = own.getOrDefault(key, value);
                            if (PARTS.contains(key)
                                    && given instanceof Map<?, ?> part
                                    && !part.isEmpty()) {
                                all.put(key, complete(key, strings(part)));
                            } else {
                                // The JVM shuffles immutable maps; files should not change with it.
                                all.put(
                                        key,
                                        given instanceof Map<?, ?> map && !own.containsKey(key)
                                                ? new TreeMap<>(strings(map))
                                                : given);
                            }
                        });
        return all;
    }

    /** Every component that these settings name, outermost first. */
    List<ComponentEntry> entries(String kind, Map<String, Object> config) {
        List<ComponentEntry> all = new ArrayList<>();
        collect(kind, complete(kind, config), (k, name) -> all.add(lookup.find(k, name)));
        return all;
    }

    private static void collect(
            String kind, Map<String, Object> config, BiConsumer<String, Object> found) {
        found.accept(kind, config.get(nameKey(kind)));
        for (String part : PARTS) {
            if (config.get(part) instanceof Map<?, ?> map && !map.isEmpty()) {
                collect(part, strings(map), found);
            }
        }
        if (namesSystem(kind, config)) {
            found.accept(PluginRegistry.SYSTEM, config.get(PluginRegistry.SYSTEM));
        }
    }

    /** The settings that scale a model, outermost first. */
    List<SizeSetting> sizes(String kind, Map<String, Object> config) {
        List<SizeSetting> all = new ArrayList<>();
        sizes(kind, complete(kind, config), List.of(), all);
        return all;
    }

    private void sizes(
            String kind, Map<String, Object> config, List<String> path, List<SizeSetting> all) {
        ComponentEntry entry = lookup.find(kind, config.get(nameKey(kind)));
        for (RecordComponent component : entry.configType().getRecordComponents()) {
            ModelSize size = component.getAnnotation(ModelSize.class);
            if (size != null) {
                Object multiple = config.get(size.multipleOf());
                all.add(
                        new SizeSetting(
                                below(path, Names.kebab(component.getName())),
                                size.least(),
                                multiple instanceof Number n ? size.times() * n.intValue() : 1,
                                size.fine()));
            }
        }
        for (String part : PARTS) {
            if (config.get(part) instanceof Map<?, ?> map && !map.isEmpty()) {
                sizes(part, strings(map), below(path, part), all);
            }
        }
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    /** Whether a setting {@code system} is there, which in priors and models names a system. */
    private static boolean namesSystem(String kind, Map<String, Object> config) {
        return (kind.equals(PluginRegistry.PRIOR) || kind.equals(PluginRegistry.MODEL))
                && config.containsKey(PluginRegistry.SYSTEM)
                && !"".equals(config.get(PluginRegistry.SYSTEM));
    }

    private static boolean isEmptyMap(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> strings = new LinkedHashMap<>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), value));
        return strings;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
