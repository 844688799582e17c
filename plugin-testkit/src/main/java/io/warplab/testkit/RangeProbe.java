package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.config.Doc;
import io.warplab.api.error.WarpException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A config with one number outside the range that its {@link Doc} documents, which must be refused.
 * Ranges that are understood: {@code >= 1}, {@code > 0}, {@code 1 .. 8192}, and intervals such as
 * {@code (0, 1]}; others are left alone.
 *
 * @param <C> config
 */
final class RangeProbe<C> {
    private static final String NUMBER = "([-+0-9.eE]+)";
    private static final Pattern AT_LEAST = Pattern.compile(">(=?)\\s*" + NUMBER);
    private static final Pattern FROM_TO = Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER);
    private static final Pattern INTERVAL =
            Pattern.compile("([\\[(])\\s*" + NUMBER + "\\s*,\\s*" + NUMBER + "\\s*([\\])])");

    private final Constructor<C> constructor;
    private final Object[] values;
    private final String setting;
    private final String range;
    private final Object value;

    private RangeProbe(
            Constructor<C> constructor,
            Object[] values,
            String setting,
            String range,
            Object value) {
        this.constructor = constructor;
        this.values = values;
        this.setting = setting;
        this.range = range;
        this.value = value;
    }

    /** Probes of every number of a config whose documented range is understood. */
    static <C> List<RangeProbe<C>> of(Class<C> type, C config) {
        RecordComponent[] components = type.getRecordComponents();
        List<RangeProbe<C>> probes = new ArrayList<>();
        try {
            Constructor<C> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                Doc doc = component.getAnnotation(Doc.class);
                boolean whole = component.getType() == int.class;
                if (doc == null || !whole && component.getType() != double.class) {
                    continue;
                }
                for (double outside : outside(doc.range(), whole)) {
                    Object[] values = new Object[components.length];
                    for (int k = 0; k < values.length; k++) {
                        components[k].getAccessor().setAccessible(true);
                        values[k] = components[k].getAccessor().invoke(config);
                    }
                    Object value = whole ? (Object) (int) outside : (Object) outside;
                    values[i] = value;
                    probes.add(
                            new RangeProbe<>(
                                    constructor,
                                    values,
                                    kebab(component.getName()),
                                    doc.range(),
                                    value));
                }
            }
        } catch (ReflectiveOperationException e) {
            fail("%s and its components must be public: %s", type.getName(), e);
        }
        return probes;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Numbers just outside a documented range; none where it is not understood. */
    static List<Double> outside(String range, boolean whole) {
        double step = whole ? 1 : 1e-3;
        String text = range.strip();
        Matcher atLeast = AT_LEAST.matcher(text);
        if (atLeast.matches()) {
            double bound = Double.parseDouble(atLeast.group(2));
            return List.of(atLeast.group(1).isEmpty() ? bound : bound - step);
        }
        Matcher fromTo = FROM_TO.matcher(text);
        if (fromTo.matches()) {
            return List.of(
                    Double.parseDouble(fromTo.group(1)) - step,
                    Double.parseDouble(fromTo.group(2)) + step);
        }
        Matcher interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            double low = Double.parseDouble(interval.group(2));
            double high = Double.parseDouble(interval.group(3));
            return List.of(
                    interval.group(1).equals("(") ? low : low - step,
                    interval.group(4).equals(")") ? high : high + step);
        }
        return List.of();
    }

    /**
     * Fails unless the config or what is made of it is refused by a user's error that names the
     * setting.
     *
     * @param create makes the component
     */
    void check(Consumer<C> create) {
        String what =
                String.format(
                        "Setting '%s' is documented as %s, so %s must be refused by a WarpException"
                                + " that names the setting and says what was expected: check it in the"
                                + " record's compact constructor, or mend the range.",
                        setting, range, value);
        try {
            create.accept(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            told(what, e.getCause());
            return;
        } catch (ReflectiveOperationException e) {
            fail("%s must be public: %s", constructor, e);
        } catch (RuntimeException e) {
            told(what, e);
            return;
        }
        fail("%s It was taken.", what);
    }

    private void told(String what, Throwable refusal) {
        assertThat(refusal).as("%s", what).isInstanceOf(WarpException.class);
        WarpException told = (WarpException) refusal;
        assertThat(told.kind()).as("%s", what).isEqualTo(WarpException.Kind.USER);
        assertThat(told.describe()).as("%s", what).contains(setting);
    }
}
