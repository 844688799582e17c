package io.warplab.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigBinderTest {
    private final ConfigBinder binder = new ConfigBinder();

    /** How to scale. */
    enum Scaling {
        NONE,
        MIN_MAX
    }

    /** A part with settings of its own. */
    record Inner(
            @Doc(value = "rate", unit = "1/s", range = "> 0") double learningRate,
            @Doc("whether") boolean shuffle) {
        Inner() {
            this(0.5, true);
        }

        Inner {
            new Problems()
                    .require(
                            learningRate > 0,
                            "learning-rate",
                            "expected a positive number, got " + learningRate)
                    .throwIfAny("bad-inner", "");
        }
    }

    /** All kinds of settings. */
    record Outer(
            @Doc(value = "neurons", range = ">= 1") int width,
            @Doc("label") String label,
            @Doc("scaling") Scaling scaling,
            @Doc("layer sizes") List<Integer> sizes,
            @Doc("anything") Map<String, Object> part,
            @Doc("may be absent") Double limit,
            @Doc("rates by name") Map<String, Double> rates,
            Inner inner) {
        Outer() {
            this(
                    8,
                    "a",
                    Scaling.MIN_MAX,
                    List.of(1, 2),
                    Map.of(),
                    null,
                    Map.of(),
                    new Inner(0.1, false));
        }

        Outer {
            Problems problems = new Problems();
            problems.require(width >= 1, "width", "expected at least 1, got " + width);
            problems.require(!"bad".equals(label), "label", "expected another word");
            problems.throwIfAny("bad-outer", "");
        }
    }

    /** Every setting required. */
    record Required(@Doc("a") int count, @Doc("b") double share, @Doc("c") String name) {}

    /** Nothing to set. */
    record Nothing() {}

    private Outer bind(Map<String, ?> settings) {
        return binder.bind(Outer.class, settings, "model");
    }

    private String refused(Class<?> type, Map<String, ?> settings) {
        WarpException e =
                catchThrowableOfType(
                        WarpException.class, () -> binder.bind(type, settings, "model"));
        assertThat(e).as("%s must be refused", settings).isNotNull();
        assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
        assertThat(e.code()).isEqualTo("bad-config");
        assertThat(e.action()).contains("warp plugins show");
        return e.getMessage();
    }

    @Test
    void whatIsNotGivenKeepsItsDefault() {
        assertThat(bind(Map.of())).isEqualTo(new Outer());
        assertThat(bind(Map.of("width", 3)).width()).isEqualTo(3);
        assertThat(bind(Map.of("width", 3)).label()).isEqualTo("a");
    }

    @Test
    void bindsEveryKindOfSetting() {
        Outer o =
                bind(
                        Map.of(
                                "width",
                                5,
                                "label",
                                "b",
                                "scaling",
                                "none",
                                "sizes",
                                List.of(7),
                                "part",
                                Map.of("name", "x", "deep", Map.of("k", List.of(1, "y"))),
                                "limit",
                                2,
                                "inner",
                                Map.of("learning-rate", 3, "shuffle", true)));
        assertThat(o)
                .isEqualTo(
                        new Outer(
                                5,
                                "b",
                                Scaling.NONE,
                                List.of(7),
                                Map.of("name", "x", "deep", Map.of("k", List.of(1, "y"))),
                                2.0,
                                Map.of(),
                                new Inner(3, true)));
    }

    @Test
    void aPartInsideIsLaidOverTheDefaultsOfWhatHoldsIt() {
        assertThat(bind(Map.of("inner", Map.of("shuffle", true))).inner())
                .as("0.1 is the default here, though 0.5 is the part's own")
                .isEqualTo(new Inner(0.1, true));
    }

    @Test
    void unknownKeysAreToldWithTheNearest() {
        assertThat(refused(Outer.class, Map.of("widht", 3)))
                .contains("model.widht: unknown key. Did you mean width?")
                .contains("Known keys: width, label, scaling, sizes, part, limit, rates, inner.");
        assertThat(refused(Outer.class, Map.of("inner", Map.of("learning_rate", 3))))
                .contains("model.inner.learning_rate: unknown key. Did you mean learning-rate?");
        assertThat(refused(Nothing.class, Map.of("x", 3))).contains("There are no settings here.");
    }

    static List<Map<String, Object>> wrongTypes() {
        return List.of(
                Map.of("width", "many"),
                Map.of("width", "3"),
                Map.of("width", 2.5),
                Map.of("width", true),
                Map.of("width", List.of(1)),
                Map.of("width", 3_000_000_000L),
                Map.of("scaling", "minmax"),
                Map.of("scaling", "MIN_MAX"),
                Map.of("scaling", 1),
                Map.of("sizes", List.of(1, 2.5)),
                Map.of("sizes", 4),
                Map.of("part", List.of()),
                Map.of("limit", "high"),
                Map.of("limit", false),
                Map.of("label", List.of("a")),
                Map.of("inner", 3));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void wrongTypesAreToldWithWhatCame(Map<String, Object> settings) {
        String key = settings.keySet().iterator().next();
        assertThat(refused(Outer.class, settings))
                .contains("model." + key + ": expected ")
                .contains(", got ")
                .doesNotContain("Exception", "java.", "LinkedHashMap");
    }

    @Test
    void enumsListTheirConstants() {
        assertThat(refused(Outer.class, Map.of("scaling", "minmax")))
                .isEqualTo("model.scaling: expected one of none, min-max, got 'minmax'");
    }

    @Test
    void nullIsNoNumber() {
        assertThat(refused(Outer.class, Collections.singletonMap("width", null)))
                .isEqualTo("model.width: expected an integer, got nothing");
    }

    @Test
    void nullClearsWhatMayBeAbsent() {
        assertThat(bind(Collections.singletonMap("limit", null)).limit()).isNull();
    }

    @Test
    void nothingIsNoElement() {
        assertThat(refused(Outer.class, Map.of("sizes", Arrays.asList(1, null))))
                .isEqualTo("model.sizes[1]: expected a value, got nothing");
        assertThat(refused(Outer.class, Map.of("rates", Collections.singletonMap("a", null))))
                .isEqualTo("model.rates.a: expected a value, got nothing");
        Map<String, Object> part = Collections.singletonMap("limit", null);
        assertThat(bind(Map.of("part", part)).part())
                .as("a part may leave a setting of its own empty")
                .isEqualTo(part);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("widht", 3);
        settings.put("sizes", "x");
        settings.put("label", "bad");
        settings.put("inner", Map.of("learning-rate", -1, "shufle", true));
        String message = refused(Outer.class, settings);
        assertThat(message.lines())
                .anyMatch(l -> l.startsWith("model.widht: unknown key"))
                .anyMatch(l -> l.startsWith("model.sizes: expected a list of integers, got 'x'"))
                .anyMatch(l -> l.equals("model.label: expected another word"))
                .anyMatch(l -> l.startsWith("model.inner.shufle: unknown key"))
                .anyMatch(
                        l ->
                                l.equals(
                                        "model.inner.learning-rate: expected a positive number,"
                                                + " got -1.0"))
                .hasSize(5);
    }

    @Test
    void aRecordsOwnChecksAreToldAtItsKeys() {
        assertThat(refused(Outer.class, Map.of("width", 0, "label", "bad")).lines())
                .containsExactly(
                        "model.width: expected at least 1, got 0",
                        "model.label: expected another word");
        assertThat(refused(Outer.class, Map.of("inner", Map.of("learning-rate", 0))))
                .isEqualTo("model.inner.learning-rate: expected a positive number, got 0.0");
    }

    @Test
    void withoutDefaultsEverySettingIsRequired() {
        assertThat(refused(Required.class, Map.of()).lines())
                .containsExactly(
                        "model.count: required, but not given",
                        "model.share: required, but not given",
                        "model.name: required, but not given");
        assertThat(binder.bind(Required.class, Map.of("count", 1, "share", 2, "name", "x"), ""))
                .isEqualTo(new Required(1, 2, "x"));
    }

    @Test
    void problemsAreAddedToAListWhereOneIsGiven() {
        Problems problems = new Problems();
        assertThat(binder.bind(Outer.class, Map.of("width", 0), "", problems)).isNull();
        assertThat(binder.bind(Outer.class, Map.of("width", 1), "", problems)).isNotNull();
        assertThat(problems.messages()).containsExactly("width: expected at least 1, got 0");
    }

    @Test
    void settingsAreTheInverseOfBinding() {
        Outer o =
                new Outer(
                        5,
                        "b",
                        Scaling.NONE,
                        List.of(),
                        new HashMap<>(Map.of("k", 1.5)),
                        null,
                        Map.of("a", 2.0),
                        new Inner(3, true));
        Map<String, Object> settings = binder.settings(o);
        assertThat(settings).containsEntry("scaling", "none");
        assertThat(settings.get("inner")).isEqualTo(Map.of("learning-rate", 3.0, "shuffle", true));
        assertThat(bind(settings)).isEqualTo(o);
    }
}
