package io.warplab.core.plugin;

import io.warplab.api.config.ModelSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A setting that makes a model larger or smaller, by where it stands in the model's settings.
 *
 * @param path keys from the outside in, such as {@code [decoder, width]}
 * @param least smallest value
 * @param step it must be a multiple of
 * @param fine whether it only makes up for what steps of a coarser one leave
 * @see ModelSize
 */
public record SizeSetting(List<String> path, int least, int step, boolean fine) {
    public SizeSetting {
        path = List.copyOf(path);
    }

    /** As a run file names it. */
    public String key() {
        return String.join(".", path);
    }

    /** Its value in a model's complete settings: the number, or the list of numbers. */
    public Object value(Map<String, Object> config) {
        Object at = config;
        for (String key : path) {
            at = ((Map<?, ?>) at).get(key);
        }
        return at;
    }

    /** Whether there is a number to change; a list may be empty. */
    public boolean isSet(Map<String, Object> config) {
        Object value = value(config);
        return value instanceof Number || value instanceof List<?> list && !list.isEmpty();
    }

    /**
     * The same settings with another size; of a list the first entry gets it, the others keep their
     * proportions to it.
     *
     * @param config complete settings in which it {@link #isSet}
     */
    public Map<String, Object> with(Map<String, Object> config, int size) {
        Object scaled = scaled(value(config), size);
        return put(config, path, scaled);
    }

    private static Object scaled(Object value, int size) {
        if (!(value instanceof List<?> list)) {
            return size;
        }
        double factor = size / ((Number) list.get(0)).doubleValue();
        return list.stream()
                .map(n -> (int) Math.max(1, Math.round(((Number) n).doubleValue() * factor)))
                .toList();
    }

    private static Map<String, Object> put(Map<?, ?> settings, List<String> path, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>();
        settings.forEach((key, inner) -> changed.put(String.valueOf(key), inner));
        String key = path.get(0);
        changed.put(
                key,
                path.size() == 1
                        ? value
                        : put((Map<?, ?>) settings.get(key), path.subList(1, path.size()), value));
        return changed;
    }
}
