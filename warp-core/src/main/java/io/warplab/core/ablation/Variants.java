package io.warplab.core.ablation;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Term;
import io.warplab.core.ablation.Variant.Kind;
import io.warplab.core.plugin.PluginRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the versions of one physical model; all but the physics stays as the run file has it. */
final class Variants {
    private static final String DECODER = "decoder";
    private static final String FIXED = "fixed";

    private final PluginRegistry registry;
    private final Counterpart counterpart;
    private final String model;
    private final String prefix;
    private final Map<String, Object> config;
    private final Map<String, Object> decoder;
    private final Prior prior;
    private final Map<String, Double> fixed;

    /**
     * @param counterpart makes the version without a prior
     * @param model label of the model
     * @param config its complete settings
     * @param prefixed whether labels must tell several physical models apart
     */
    Variants(
            PluginRegistry registry,
            Counterpart counterpart,
            String model,
            Map<String, Object> config,
            boolean prefixed) {
        this.registry = registry;
        this.counterpart = counterpart;
        this.model = model;
        this.config = config;
        prefix = prefixed ? model + ", " : "";
        decoder = Settings.map(config, DECODER);
        prior = registry.prior(Settings.map(decoder, "prior"));
        fixed = new TreeMap<>();
        Settings.map(decoder, FIXED)
                .forEach((name, value) -> fixed.put(name, ((Number) value).doubleValue()));
    }

    /** Whether a model's settings name a physical prior. */
    static boolean isPhysical(Map<String, Object> config) {
        return "physics".equals(Settings.map(config, DECODER).get("name"));
    }

    List<Variant> all() {
        List<Variant> all = new ArrayList<>();
        all.add(variant(Kind.ON, "", "prior on", "as the run file has it", config));
        all.add(
                variant(
                        Kind.OFF,
                        "",
                        "prior off",
                        counterpart.summary(decoder),
                        counterpart.of(config)));
        Map<String, Double> defaults =
                prior.parameters().stream()
                        .filter(q -> !fixed.containsKey(q.name()))
                        .collect(
                                Collectors.toMap(
                                        Quantity::name,
                                        Quantity::initial,
                                        (a, b) -> a,
                                        TreeMap::new));
        if (!defaults.isEmpty()) {
            all.add(
                    variant(
                            Kind.FROZEN,
                            "",
                            "frozen at defaults",
                            "nothing is identified: " + values(defaults),
                            holding(defaults)));
        }
        for (Term term : terms()) {
            all.add(
                    variant(
                            Kind.WITHOUT,
                            term.name(),
                            "without " + term.name(),
                            "the equations without " + term.summary() + ": " + values(term.off()),
                            holding(term.off())));
        }
        return all;
    }

    /** Terms that the prior has and that are not switched off already. */
    private List<Term> terms() {
        Set<String> known =
                prior.parameters().stream().map(Quantity::name).collect(Collectors.toSet());
        return prior.system().map(DynamicalSystem::manifest).stream()
                .flatMap(manifest -> manifest.terms().stream())
                .filter(term -> known.containsAll(term.off().keySet()))
                .filter(term -> !fixed.entrySet().containsAll(term.off().entrySet()))
                .toList();
    }

    private Variant variant(
            Kind kind, String term, String label, String summary, Map<String, Object> settings) {
        Map<String, Object> named = new LinkedHashMap<>(settings);
        named.put("name", prefix + label);
        return new Variant(
                model, kind, term, prefix + label, summary, registry.completeModel(named));
    }

    /**
     * The model with parameters held; what held parameters leave nothing to do for is taken out.
     */
    private Map<String, Object> holding(Map<String, Double> values) {
        Map<String, Double> held = new TreeMap<>(fixed);
        held.putAll(values);
        Map<String, Object> changed = new LinkedHashMap<>(decoder);
        changed.put(FIXED, held);
        if (prior.parameters().stream().allMatch(q -> held.containsKey(q.name()))) {
            changed.put("parameters", List.of());
            changed.put("refine", 0);
        }
        Map<String, Object> settings = new LinkedHashMap<>(config);
        settings.put(DECODER, changed);
        if ("auto".equals(config.get("adapt"))) {
            // What auto means for physics; a model without free parameters would not count as such.
            settings.put("adapt", "context");
        }
        return settings;
    }

    private static String values(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
