package io.warplab.core.config;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Binds settings to config records: kebab-case keys, defaults from the record's no-argument
 * constructor, unknown keys and wrong types refused with their path. All problems of one binding
 * are told together.
 */
public final class ConfigBinder {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Integer,
                            c -> c.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(new KebabEnums.Writer())
                                    .setDeserializerModifier(new KebabEnums.Reader()))
                    .build();

    /**
     * Binds settings to a record.
     *
     * @param path where the settings stand, for messages; may be empty
     * @throws WarpException {@code bad-config} with all problems
     */
    public <C> C bind(Class<C> type, Map<String, ?> settings, String path) {
        Problems problems = new Problems();
        C bound = bind(type, settings, path, problems);
        problems.throwIfAny(
                "bad-config",
                "Mend the settings named above; 'warp plugins show NAME' lists them all.");
        return bound;
    }

    /**
     * As {@link #bind(Class, Map, String)}, but adds problems to a list; null when there were any.
     */
    public <C> C bind(Class<C> type, Map<String, ?> settings, String path, Problems problems) {
        JsonNode user = JSON.valueToTree(settings);
        int before = problems.messages().size();
        ObjectNode merged = merge(type, (ObjectNode) user, path, problems);
        if (problems.messages().size() > before) {
            return null;
        }
        return construct(type, merged, path, problems);
    }

    /** The record, or null when it refuses its values. */
    private static <C> C construct(
            Class<C> type, ObjectNode values, String path, Problems problems) {
        try {
            return JSON.treeToValue(values, type);
        } catch (JsonMappingException e) {
            explain(type, e, join(path, pathOf(e)), problems);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            problems.add(path, e.getOriginalMessage());
        }
        return null;
    }

    /** A config as settings, the inverse of {@link #bind}. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> settings(Object config) {
        return JSON.convertValue(config, Map.class);
    }

    /** A record's defaults as a tree; empty where it has none. */
    static ObjectNode defaults(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return JSON.valueToTree(constructor.newInstance());
        } catch (NoSuchMethodException e) {
            return JSON.createObjectNode();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the defaults of " + type.getName() + " are not valid", e);
        }
    }

    private static ObjectNode merge(
            Class<?> type, ObjectNode user, String path, Problems problems) {
        ObjectNode merged = defaults(type);
        boolean hasDefaults = !merged.isEmpty() || type.getRecordComponents().length == 0;
        List<String> known =
                Arrays.stream(type.getRecordComponents())
                        .map(c -> Names.kebab(c.getName()))
                        .toList();
        user.properties()
                .forEach(
                        entry -> {
                            if (!known.contains(entry.getKey())) {
                                problems.add(
                                        join(path, entry.getKey()),
                                        "unknown key."
                                                + Names.didYouMean(entry.getKey(), known)
                                                + (known.isEmpty()
                                                        ? " There are no settings here."
                                                        : " Known keys: "
                                                                + String.join(", ", known)
                                                                + "."));
                            }
                        });
        for (RecordComponent component : type.getRecordComponents()) {
            String key = Names.kebab(component.getName());
            JsonNode value = user.get(key);
            if (value == null) {
                if (!hasDefaults && !merged.has(key) && component.getType().isPrimitive()) {
                    problems.add(join(path, key), "required, but not given");
                }
                continue;
            }
            JsonNode node = value;
            if (component.getType().isRecord()) {
                if (value.isObject()) {
                    node = nested(component.getType(), value, join(path, key), problems);
                    if (node == null) {
                        continue;
                    }
                } else if (!value.isNull()) {
                    problems.add(join(path, key), "expected settings (key: value), got " + value);
                    continue;
                }
            } else {
                checkType(component.getGenericType(), value, join(path, key), problems);
            }
            merged.set(key, node);
        }
        return merged;
    }

    /** A record within a record, validated by itself; null when it has problems. */
    private static JsonNode nested(Class<?> type, JsonNode user, String path, Problems problems) {
        int before = problems.messages().size();
        ObjectNode merged = merge(type, (ObjectNode) user, path, problems);
        if (problems.messages().size() > before) {
            return null;
        }
        return construct(type, merged, path, problems) == null ? null : merged;
    }

    private static void checkType(Type type, JsonNode value, String path, Problems problems) {
        try {
            Object bound = JSON.treeToValue(value, JSON.constructType(type));
            if (bound == null && type instanceof Class<?> c && c.isPrimitive()) {
                problems.add(path, "expected " + TypeNames.of(type) + ", got nothing");
            }
        } catch (JsonMappingException e) {
            if (e instanceof ValueInstantiationException
                    && e.getCause() instanceof WarpException w) {
                problems.add(path, w.getMessage());
            } else {
                problems.add(path, "expected " + TypeNames.of(type) + ", got " + shown(value));
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            problems.add(path, "expected " + TypeNames.of(type) + ", got " + shown(value));
        }
        if (value.isNull() && type instanceof Class<?> c && c.isPrimitive()) {
            problems.add(path, "expected " + TypeNames.of(type) + ", got nothing");
        }
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? "'" + value.asText() + "'" : value.toString();
    }

    /** Problems that a record found with itself, each at the key that it names. */
    private static void explain(
            Class<?> type, JsonMappingException e, String path, Problems problems) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof WarpException w) {
                w.getMessage().lines().forEach(line -> addAtKey(type, line, path, problems));
                return;
            }
        }
        Throwable root = e.getCause() == null ? e : e.getCause();
        problems.add(
                path,
                root instanceof JsonMappingException m
                        ? m.getOriginalMessage()
                        : String.valueOf(root.getMessage()));
    }

    private static void addAtKey(Class<?> type, String line, String path, Problems problems) {
        int colon = line.indexOf(": ");
        String key = colon < 0 ? "" : line.substring(0, colon);
        String first = key.split("[.\\[]", 2)[0];
        boolean named =
                Arrays.stream(type.getRecordComponents())
                        .anyMatch(c -> Names.kebab(c.getName()).equals(first));
        problems.add(
                named ? join(path, key) : path, named ? line.substring(colon + 2) : line.strip());
    }

    private static String pathOf(JsonMappingException e) {
        List<String> parts = new ArrayList<>();
        e.getPath()
                .forEach(
                        r ->
                                parts.add(
                                        r.getFieldName() == null
                                                ? "[" + r.getIndex() + "]"
                                                : r.getFieldName()));
        return String.join(".", parts);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
    }
}
