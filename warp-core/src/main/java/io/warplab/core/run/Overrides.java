package io.warplab.core.run;

import io.warplab.api.error.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings from the command line, laid over a run file: {@code training.epochs=2}, {@code
 * models.0.decoder.width=8} or {@code models[0].decoder.width=8}. Values are read as YAML. Maps on
 * the way are made where they are missing; list items must exist, but the place after the last may
 * be filled.
 */
public final class Overrides {
    private Overrides() {}

    /** Applies each {@code key=value} in order; {@code settings} is changed. */
    public static void apply(
            Map<String, Object> settings, List<String> overrides, Problems problems) {
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                problems.add("--set " + override, "expected key=value, such as training.epochs=10");
                continue;
            }
            String key = override.substring(0, equals).strip();
            Object value = YamlText.value(override.substring(equals + 1), "--set " + key);
            List<String> path = path(key);
            if (path.stream().anyMatch(String::isEmpty)) {
                problems.add("--set " + key, "expected names between the dots");
                continue;
            }
            String problem = put(settings, path, value);
            if (problem != null) {
                problems.add("--set " + key, problem);
            }
        }
    }

    private static List<String> path(String key) {
        return List.of(key.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1));
    }

    /** Puts the value in its place, or says why it cannot. */
    @SuppressWarnings("unchecked")
    private static String put(Map<String, Object> settings, List<String> path, Object value) {
        Object at = settings;
        for (int i = 0; i < path.size(); i++) {
            String step = path.get(i);
            boolean last = i == path.size() - 1;
            String here = String.join(".", path.subList(0, i));
            if (at instanceof Map<?, ?> map) {
                Map<String, Object> inside = (Map<String, Object>) map;
                if (last) {
                    inside.put(step, value);
                } else if (inside.get(step) == null) {
                    inside.put(step, new LinkedHashMap<String, Object>());
                }
                at = inside.get(step);
            } else if (at instanceof List<?> list) {
                List<Object> inside = (List<Object>) list;
                int index = step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
                if (index < 0 || index > inside.size()) {
                    return here
                            + " has items 0 to "
                            + (inside.size() - 1)
                            + ", there is no '"
                            + step
                            + "'";
                }
                if (index == inside.size()) {
                    inside.add(new LinkedHashMap<String, Object>());
                }
                if (last) {
                    inside.set(index, value);
                }
                at = inside.get(index);
            } else {
                return here + " is " + YamlText.shown(at) + ", which has nothing inside";
            }
        }
        return null;
    }

    /**
     * A copy of settings with others laid over them: maps key by key, all else as a whole.
     *
     * @return may be changed all the way down
     */
    public static Map<String, Object> laidOver(Map<?, ?> base, Map<?, ?> over) {
        Map<String, Object> all = new LinkedHashMap<>();
        base.forEach((key, value) -> all.put(String.valueOf(key), copy(value)));
        over.forEach(
                (key, value) -> {
                    Object below = all.get(String.valueOf(key));
                    all.put(
                            String.valueOf(key),
                            below instanceof Map<?, ?> b && value instanceof Map<?, ?> a
                                    ? laidOver(b, a)
                                    : copy(value));
                });
        return all;
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            return laidOver(map, Map.of());
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(Overrides::copy).toList());
        }
        return value;
    }
}
