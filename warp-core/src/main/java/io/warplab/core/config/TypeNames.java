package io.warplab.core.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Java types in words that a user of run files knows. */
final class TypeNames {
    private TypeNames() {}

    static String of(Type type) {
        if (type instanceof ParameterizedType p) {
            Type last = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
            return p.getRawType() == List.class
                    ? "a list of " + plural(last)
                    : p.getRawType() == Map.class ? "a map" : of(p.getRawType());
        }
        if (!(type instanceof Class<?> c)) {
            return "a value";
        }
        if (c == int.class || c == Integer.class || c == long.class || c == Long.class) {
            return "an integer";
        }
        if (c == double.class || c == Double.class) {
            return "a number";
        }
        if (c == boolean.class || c == Boolean.class) {
            return "true or false";
        }
        if (c == String.class) {
            return "text";
        }
        if (c.isEnum()) {
            return "one of "
                    + Arrays.stream(c.getEnumConstants())
                            .map(e -> Names.kebab(((Enum<?>) e).name()))
                            .collect(Collectors.joining(", "));
        }
        return c.isRecord() ? "settings" : "a value";
    }

    private static String plural(Type type) {
        String one = of(type);
        return switch (one) {
            case "an integer" -> "integers";
            case "a number" -> "numbers";
            case "text" -> "texts";
            case "a map" -> "maps";
            default -> one.startsWith("one of ") ? "names (" + one.substring(7) + ")" : "values";
        };
    }
}
