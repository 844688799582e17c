package io.warplab.datasets;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Configs as run files give them: the defaults with some settings changed. */
public final class Settings {
    private Settings() {}

    /**
     * A config.
     *
     * @param changes component names with their values
     */
    public static <C extends Record> C of(Class<C> type, Map<String, ?> changes) {
        try {
            C defaults = type.getConstructor().newInstance();
            RecordComponent[] components = type.getRecordComponents();
            List<String> unknown = new ArrayList<>(changes.keySet());
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                String name = components[i].getName();
                unknown.remove(name);
                values[i] =
                        changes.containsKey(name)
                                ? changes.get(name)
                                : components[i].getAccessor().invoke(defaults);
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("no such settings: " + unknown);
            }
            return type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
