package io.warplab.testkit;

import io.warplab.api.config.ModelSize;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configs with one declared size changed. */
final class ModelSizes {
    private ModelSizes() {}

    /** For each setting marked by {@link ModelSize} the config with twice its value, by name. */
    static <C> Map<String, C> doubled(C config) {
        Map<String, C> all = new LinkedHashMap<>();
        RecordComponent[] components = config.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].isAnnotationPresent(ModelSize.class)) {
                all.put(components[i].getName(), with(config, components, i));
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static <C> C with(C config, RecordComponent[] components, int changed) {
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = components[i].getAccessor().invoke(config);
            }
            values[changed] = twice(components[changed], values[changed]);
            Constructor<?> constructor =
                    config.getClass()
                            .getDeclaredConstructor(
                                    Arrays.stream(components)
                                            .map(RecordComponent::getType)
                                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (C) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(
                    "with twice its "
                            + components[changed].getName()
                            + " the config is refused: declare what it must be a multiple of",
                    e);
        }
    }

    private static Object twice(RecordComponent component, Object value) {
        if (value instanceof Integer n) {
            return 2 * n;
        }
        if (value instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
            return list.stream().map(n -> 2 * (Integer) n).toList();
        }
        throw new AssertionError(
                "@ModelSize stands on "
                        + component.getName()
                        + ", which is no int and no List<Integer>");
    }
}
