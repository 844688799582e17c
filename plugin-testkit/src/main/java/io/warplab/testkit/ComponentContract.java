package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.warplab.api.config.Doc;
import io.warplab.api.error.WarpException;
import io.warplab.api.spi.ComponentFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every factory keeps to: a kebab-case name, a summary, and a config record whose settings are
 * documented, whose defaults are valid, and that survives being written to a run folder and read
 * back. The contracts of the kinds of component extend it.
 *
 * @param <C> config of the component
 */
public abstract class ComponentContract<C> {
    static final long SEED = 20260101;

    /** The factory under test. */
    protected abstract ComponentFactory<C> factory();

    /**
     * The config that the component is tested with; unless overridden the defaults, that is, the
     * record's no-argument constructor.
     */
    protected C config() {
        C defaults = defaults();
        if (defaults == null) {
            return fail(
                    "%s has no no-argument constructor, so there is no default to test with."
                            + " Override config().",
                    factory().configType().getSimpleName());
        }
        return defaults;
    }

    /** Seed of all random input of the contract. */
    protected long seed() {
        return SEED;
    }

    @Test
    void nameIsKebabCase() {
        assertThat(factory().name())
                .as(
                        "A component's name is what run files choose it by: kebab-case, such as"
                                + " mass-spring-damper. Change what name() gives.")
                .matches(Checks.KEBAB_CASE);
    }

    @Test
    void infoHasASummary() {
        assertThat(factory().info())
                .as("'warp plugins' prints info(): return a ComponentInfo")
                .isNotNull();
        assertThat(factory().info().summary())
                .as("'warp plugins' prints the summary: give info() one sentence")
                .isNotBlank();
        assertThat(factory().info().citation())
                .as("info().citation() names paper or source; give \"\" where there is none")
                .isNotNull();
    }

    @Test
    void everySettingIsDocumented() {
        Class<C> type = factory().configType();
        assertThat(type.isRecord())
                .as("%s must be a record: run files are bound to records", type.getName())
                .isTrue();
        List<String> bare = new ArrayList<>();
        undocumented(type, "", bare);
        assertThat(bare)
                .as(
                        "'warp plugins show %s' prints what each setting means: annotate these"
                                + " components of %s with @Doc",
                        factory().name(), type.getSimpleName())
                .isEmpty();
    }

    private static void undocumented(Class<?> type, String prefix, List<String> bare) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + component.getName();
            if (component.getType().isRecord()) {
                undocumented(component.getType(), name + ".", bare);
            } else {
                Doc doc = component.getAnnotation(Doc.class);
                if (doc == null || doc.value().isBlank()) {
                    bare.add(name);
                }
            }
        }
    }

    @Test
    void defaultsAreValid() {
        // Without a no-argument constructor every setting is required, which is valid too.
        defaults();
    }

    private C defaults() {
        Class<C> type = factory().configType();
        try {
            Constructor<C> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            return null;
        } catch (InvocationTargetException e) {
            String why =
                    e.getCause() instanceof WarpException w
                            ? w.describe()
                            : String.valueOf(e.getCause());
            return fail(
                    "The no-argument constructor of %s must give valid defaults, but its own checks"
                            + " refuse them: %s%nGive valid defaults; for a setting without a"
                            + " sensible one leave the no-argument constructor out.",
                    type.getSimpleName(), why);
        } catch (ReflectiveOperationException e) {
            return fail(
                    "%s cannot be made: %s. Make the record and its constructor public.",
                    type.getName(), e);
        }
    }

    @Test
    void configSurvivesJson() {
        C config = config();
        Class<C> type = factory().configType();
        String json = "";
        try {
            json = ConfigJson.write(config);
            assertThat(ConfigJson.keys(json))
                    .as(
                            "Settings as JSON have one key per component of %s. Do not rename or"
                                    + " hide components by annotations; keep methods that are not"
                                    + " components from being named get... or is...",
                            type.getSimpleName())
                    .hasSameSizeAs(type.getRecordComponents())
                    .allMatch(key -> key.matches(Checks.KEBAB_CASE), "is kebab-case");
            C back = ConfigJson.read(json, type);
            assertThat(back)
                    .as(
                            "A config written to a run folder and read back must equal itself, or a"
                                    + " resumed run is another run. %s became %s on the way."
                                    + " Give components value types (numbers, text, enums, lists,"
                                    + " maps, records); arrays are not equal to their copies.",
                            config, json)
                    .isEqualTo(config);
        } catch (JsonProcessingException e) {
            fail(
                    "%s must go to JSON and back; at '%s' came: %s",
                    type.getSimpleName(), json, e.getOriginalMessage());
        }
    }
}
