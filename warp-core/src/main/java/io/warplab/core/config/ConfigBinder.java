package io.warplab.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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
                    .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
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
        return read(type, JSON.valueToTree(settings), defaults(type), path, problems);
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

    /** Defaults of a part: those that the record around it gives, else the part's own. */
    static ObjectNode defaults(Class<?> part, JsonNode standard) {
        return standard instanceof ObjectNode given ? given.deepCopy() : defaults(part);
    }

    /** Lays the user's settings over the defaults; null when there is any problem. */
    private static <C> C read(
            Class<C> type, ObjectNode user, ObjectNode merged, String path, Problems problems) {
        int before = problems.messages().size();
        checkKeys(type, user, path, problems);
        boolean hasDefaults = !merged.isEmpty() || type.getRecordComponents().length == 0;
        Set<String> good = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = Names.kebab(component.getName());
            JsonNode value = user.get(key);
            if (value == null) {
                if (!hasDefaults) {
                    problems.add(join(path, key), "required, but not given");
                }
                continue;
            }
            JsonNode checked = check(component, value, merged.get(key), join(path, key), problems);
            if (checked != null) {
                merged.set(key, checked);
                good.add(key);
            }
        }
        if (problems.messages().size() == before) {
            return construct(type, merged, line -> addAtKey(type, line, path, problems));
        }
        if (hasDefaults) {
            // Defaults in place of what is wrong already: is the rest in order?
            construct(
                    type,
                    merged,
                    line -> {
                        if (good.contains(keyOf(line))) {
                            addAtKey(type, line, path, problems);
                        }
                    });
        }
        return null;
    }

    private static void checkKeys(Class<?> type, ObjectNode user, String path, Problems problems) {
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
                                                + DidYouMean.hint(entry.getKey(), known)
                                                + (known.isEmpty()
                                                        ? " There are no settings here."
                                                        : " Known keys: "
                                                                + String.join(", ", known)
                                                                + "."));
                            }
                        });
    }

    /**
     * A component's value, validated by itself; null when it has problems.
     *
     * @param standard its default within the record, or null
     */
    private static JsonNode check(
            RecordComponent component,
            JsonNode value,
            JsonNode standard,
            String path,
            Problems problems) {
        int before = problems.messages().size();
        if (!component.getType().isRecord()) {
            checkType(component.getGenericType(), value, path, problems);
        } else if (value.isObject()) {
            Object inner =
                    read(
                            component.getType(),
                            (ObjectNode) value,
                            defaults(component.getType(), standard),
                            path,
                            problems);
            return inner == null ? null : JSON.valueToTree(inner);
        } else if (!value.isNull()) {
            problems.add(path, "expected settings (key: value), got " + value);
        }
        return problems.messages().size() > before ? null : value;
    }

    /** The record, or null when it refuses its values; each reason is told. */
    private static <C> C construct(Class<C> type, ObjectNode values, Consumer<String> told) {
        try {
            return JSON.treeToValue(values, type);
        } catch (JsonProcessingException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof WarpException w) {
                    w.getMessage().lines().forEach(told);
                    return null;
                }
            }
            Throwable root = e.getCause() == null ? e : e.getCause();
            told.accept(
                    root instanceof JsonProcessingException json
                            ? json.getOriginalMessage()
                            : String.valueOf(root.getMessage()));
            return null;
        }
    }

    private static void checkType(Type type, JsonNode value, String path, Problems problems) {
        try {
            JSON.treeToValue(value, JSON.constructType(type));
        } catch (JsonMappingException e) {
            if (e instanceof ValueInstantiationException
                    && e.getCause() instanceof WarpException w) {
                problems.add(path, w.getMessage());
            } else {
                problems.add(path, "expected " + TypeNames.of(type) + ", got " + shown(value));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            problems.add(path, "expected " + TypeNames.of(type) + ", got " + shown(value));
        }
        if (value.isNull() && type instanceof Class<?> c && c.isPrimitive()) {
            problems.add(path, "expected " + TypeNames.of(type) + ", got nothing");
        }
        if (!isPart(type)) {
            checkElements(value, path, problems);
        }
    }

    /** A part's own settings, of which some may be absent; they are bound with the part. */
    private static boolean isPart(Type type) {
        return type instanceof ParameterizedType p
                && p.getRawType() == Map.class
                && p.getActualTypeArguments()[1] == Object.class;
    }

    /** A list or map holds values: a key or dash with nothing after it is a slip. */
    private static void checkElements(JsonNode value, String path, Problems problems) {
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            if (value.get(i).isNull()) {
                problems.add(path + "[" + i + "]", "expected a value, got nothing");
            }
        }
        value.properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().isNull()) {
                                problems.add(
                                        join(path, entry.getKey()),
                                        "expected a value, got nothing");
                            }
                        });
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? "'" + value.asText() + "'" : value.toString();
    }

    /** A record tells of its components by name: {@code width: expected ...}. */
    private static void addAtKey(Class<?> type, String line, String path, Problems problems) {
        boolean named =
                Arrays.stream(type.getRecordComponents())
                        .anyMatch(c -> Names.kebab(c.getName()).equals(keyOf(line)));
        int colon = line.indexOf(": ");
        problems.add(
                named ? join(path, line.substring(0, colon)) : path,
                named ? line.substring(colon + 2) : line.strip());
    }

    /** The component that a problem names, or nothing. */
    private static String keyOf(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? "" : line.substring(0, colon).split("[.\\[]", 2)[0];
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
    }
}
