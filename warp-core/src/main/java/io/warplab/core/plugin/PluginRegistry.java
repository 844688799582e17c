package io.warplab.core.plugin;

import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.spi.ComponentFactory;
import io.warplab.api.spi.WarpPlugin;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.model.Components;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the plug-ins brought, by kind and name. */
public final class PluginRegistry implements Components {
    static final String DECODER = "decoder";
    static final String SYSTEM = "system";
    static final String PRIOR = "prior";
    static final String RECURRENCE = "recurrence";
    static final String MODEL = "model";
    static final String DATASET = "dataset";

    private final ConfigBinder binder = new ConfigBinder();
    private final SettingsTree tree = new SettingsTree(this::find, binder);
    private final Map<String, Map<String, ComponentEntry>> kinds = new LinkedHashMap<>();
    private final List<String> warnings;

    PluginRegistry(List<PluginSource> plugins, List<String> warnings) {
        this.warnings = new ArrayList<>(warnings);
        for (PluginSource source : plugins) {
            try {
                // All of it before any of it counts: a broken plug-in is left out as a whole.
                entries(source).forEach(this::put);
            } catch (LinkageError | RuntimeException e) {
                this.warnings.add(PluginFault.warning(source.source(), e));
            }
        }
    }

    /** Adds the core's own model, which needs this registry. */
    void addModel(BaselineFactory<?> warp, PluginSource core) {
        put(entry(MODEL, warp, core));
    }

    private static List<ComponentEntry> entries(PluginSource source) {
        WarpPlugin plugin = source.plugin();
        List<ComponentEntry> all = new ArrayList<>();
        plugin.baselines().forEach(f -> all.add(entry(MODEL, f, source)));
        plugin.decoders().forEach(f -> all.add(entry(DECODER, f, source)));
        plugin.priors().forEach(f -> all.add(entry(PRIOR, f, source)));
        plugin.recurrences().forEach(f -> all.add(entry(RECURRENCE, f, source)));
        plugin.datasets().forEach(f -> all.add(entry(DATASET, f, source)));
        plugin.systems().forEach(s -> all.add(entry(s, source)));
        return all;
    }

    private static ComponentEntry entry(String kind, ComponentFactory<?> f, PluginSource source) {
        return new ComponentEntry(
                kind,
                f.name(),
                f.info().summary(),
                f.info().citation(),
                source.plugin().name(),
                source.plugin().version(),
                source.source(),
                f,
                f.configType());
    }

    private static ComponentEntry entry(DynamicalSystem system, PluginSource source) {
        return new ComponentEntry(
                SYSTEM,
                system.manifest().name(),
                system.manifest().summary(),
                system.manifest().citation(),
                source.plugin().name(),
                source.plugin().version(),
                source.source(),
                system,
                null);
    }

    private void put(ComponentEntry entry) {
        ComponentEntry first =
                kinds.computeIfAbsent(entry.kind(), k -> new LinkedHashMap<>())
                        .putIfAbsent(entry.name(), entry);
        if (first != null) {
            warnings.add(
                    entry.source()
                            + ": "
                            + entry.kind()
                            + " '"
                            + entry.name()
                            + "' is already there from "
                            + first.source()
                            + "; the later one was left out");
        }
    }

    /** Jars and components that were left out, and why. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** All components, by kind, then in the order found. */
    public List<ComponentEntry> entries() {
        return kinds.values().stream().flatMap(m -> m.values().stream()).toList();
    }

    /** Components of a name, of whatever kind. */
    public List<ComponentEntry> named(String name) {
        List<ComponentEntry> found = entries().stream().filter(e -> e.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw unknown("component", name, entries().stream().map(ComponentEntry::name).toList());
        }
        return found;
    }

    private ComponentEntry find(String kind, Object name) {
        Map<String, ComponentEntry> known = kinds.getOrDefault(kind, Map.of());
        ComponentEntry entry = known.get(String.valueOf(name));
        if (entry == null) {
            throw unknown(kind, String.valueOf(name), List.copyOf(known.keySet()));
        }
        return entry;
    }

    private WarpException unknown(String kind, String name, List<String> known) {
        return WarpException.user(
                "unknown-" + kind,
                "No "
                        + kind
                        + " '"
                        + name
                        + "'."
                        + DidYouMean.hint(name, known)
                        + " There are: "
                        + String.join(", ", known)
                        + " (on the class path, in --plugins and WARP_PLUGINS)."
                        + (warnings.isEmpty()
                                ? ""
                                : " Left out: " + String.join("; ", warnings) + "."),
                "'warp plugins' lists what was found.");
    }

    /** Checks a model's name and settings, all the way down. */
    public void checkModel(Map<String, Object> config, String path, Problems problems) {
        tree.check(MODEL, config, path, problems);
    }

    /** Checks a data set's name and settings. */
    public void checkDataset(Map<String, Object> config, String path, Problems problems) {
        tree.check(DATASET, config, path, problems);
    }

    /** A model's settings with every default written out, its parts' too. */
    public Map<String, Object> completeModel(Map<String, Object> config) {
        return tree.complete(MODEL, config);
    }

    /** A data set's settings with every default written out. */
    public Map<String, Object> completeDataset(Map<String, Object> config) {
        return tree.complete(DATASET, config);
    }

    /** Every component that a model's settings name, the model itself first. */
    public List<ComponentEntry> modelComponents(Map<String, Object> config) {
        return tree.entries(MODEL, config);
    }

    /** The settings by which a model is made larger or smaller, its own first, then its parts'. */
    public List<SizeSetting> sizeSettings(Map<String, Object> config) {
        return tree.sizes(MODEL, config);
    }

    @Override
    public Decoder decoder(Map<String, Object> config, DecoderContext context) {
        return decoder(
                (DecoderFactory<?>) find(DECODER, config.get("name")).component(), config, context);
    }

    private <C> Decoder decoder(
            DecoderFactory<C> factory, Map<String, Object> config, DecoderContext context) {
        return factory.create(
                binder.bind(factory.configType(), SettingsTree.own(DECODER, config), DECODER),
                context);
    }

    @Override
    public Recurrence recurrence(Map<String, Object> config, RecurrenceContext context) {
        return recurrence(
                (RecurrenceFactory<?>) find(RECURRENCE, config.get("name")).component(),
                config,
                context);
    }

    private <C> Recurrence recurrence(
            RecurrenceFactory<C> factory, Map<String, Object> config, RecurrenceContext context) {
        return factory.create(
                binder.bind(factory.configType(), SettingsTree.own(RECURRENCE, config), RECURRENCE),
                context);
    }

    @Override
    public Prior prior(Map<String, Object> config) {
        return prior((PriorFactory<?>) find(PRIOR, config.get("name")).component(), config);
    }

    private <C> Prior prior(PriorFactory<C> factory, Map<String, Object> config) {
        return factory.create(
                binder.bind(factory.configType(), SettingsTree.own(PRIOR, config), PRIOR),
                this::system);
    }

    @Override
    public DynamicalSystem system(String name) {
        return (DynamicalSystem) find(SYSTEM, name).component();
    }

    /**
     * Builds a model, which may ask its context for systems by name.
     *
     * @param config its settings with {@code model}, the name of its kind; a {@code name} is a
     *     label and ignored
     */
    public TrainableModel model(Map<String, Object> config, ModelContext context) {
        return model(
                (BaselineFactory<?>) find(MODEL, config.get(MODEL)).component(), config, context);
    }

    private <C> TrainableModel model(
            BaselineFactory<C> factory, Map<String, Object> config, ModelContext context) {
        return factory.create(
                binder.bind(factory.configType(), SettingsTree.own(MODEL, config), context.name()),
                context.withSystems(this::system));
    }

    /**
     * What an optimiser step of a model will do and need, without building it; empty where it does
     * not tell.
     *
     * @param config as for {@link #model}
     * @param sequences N of the batch
     * @param steps T of the batch
     */
    public Optional<StepEstimate> estimate(
            Map<String, Object> config, ModelContext context, int sequences, int steps) {
        return estimate(
                (BaselineFactory<?>) find(MODEL, config.get(MODEL)).component(),
                config,
                context,
                sequences,
                steps);
    }

    private <C> Optional<StepEstimate> estimate(
            BaselineFactory<C> factory,
            Map<String, Object> config,
            ModelContext context,
            int sequences,
            int steps) {
        return factory.estimate(
                binder.bind(factory.configType(), SettingsTree.own(MODEL, config), context.name()),
                context.withSystems(this::system),
                sequences,
                steps);
    }

    /** Reads or generates a data set; {@code config} has its {@code name}. */
    public Dataset dataset(Map<String, Object> config, DatasetContext context) {
        return dataset(
                (DatasetFactory<?>) find(DATASET, config.get("name")).component(), config, context);
    }

    private <C> Dataset dataset(
            DatasetFactory<C> factory, Map<String, Object> config, DatasetContext context) {
        return factory.create(
                binder.bind(factory.configType(), SettingsTree.own(DATASET, config), "data"),
                context);
    }

    /** Reads another file as a data set's config reads its own. */
    public Dataset read(Map<String, Object> config, Path file, DatasetContext context) {
        return read(
                (DatasetFactory<?>) find(DATASET, config.get("name")).component(),
                config,
                file,
                context);
    }

    private <C> Dataset read(
            DatasetFactory<C> factory,
            Map<String, Object> config,
            Path file,
            DatasetContext context) {
        return factory.read(
                binder.bind(factory.configType(), SettingsTree.own(DATASET, config), "data"),
                file,
                context);
    }
}
