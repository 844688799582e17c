package io.warplab.core.comparison;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.plugin.SizeSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Brings models to a number of parameters through the settings that they declare with {@link
 * io.warplab.api.config.ModelSize}. The coarse setting is bisected first; where its whole steps
 * miss the budget by more than {@link SizedModel#TOLERANCE}, the fine ones make up for it.
 */
final class ModelSizing {
    private static final int LARGEST = 1 << 20;

    private final PluginRegistry registry;

    ModelSizing(PluginRegistry registry) {
        this.registry = registry;
    }

    /** Settings with the number of parameters that they give. */
    private record Candidate(Map<String, Object> config, long parameters) {}

    /**
     * Sizes a model.
     *
     * @param config complete settings
     * @param sequences of a training batch
     * @param budget number of parameters; 0: leave it as it is
     * @throws WarpException where the model cannot do the task, or not as written
     */
    SizedModel size(Map<String, Object> config, ModelContext context, int sequences, long budget) {
        Counter counter = new Counter(context, sequences, budget);
        List<SizeSetting> sizes =
                registry.sizeSettings(config).stream().filter(s -> s.isSet(config)).toList();
        if (budget == 0 || sizes.isEmpty()) {
            String note = budget == 0 ? "" : "it declares no size";
            return new SizedModel(config, counter.told(config), budget, List.of(), note);
        }
        counter.count(config);
        List<Candidate> near = List.of();
        for (SizeSetting size : sizes) {
            if (near.isEmpty() && !size.fine()) {
                near = counter.neighbours(size, config);
            }
        }
        if (near.isEmpty()) {
            return new SizedModel(
                    config,
                    counter.count(config),
                    budget,
                    List.of(),
                    "its size has no effect with these settings");
        }
        Candidate best = counter.closest(near);
        if (counter.miss(best) > SizedModel.TOLERANCE) {
            List<Candidate> finer = new ArrayList<>(near);
            for (SizeSetting size : sizes) {
                if (size.fine()) {
                    near.forEach(c -> finer.addAll(counter.neighbours(size, c.config())));
                }
            }
            best = counter.closest(finer);
        }
        return sized(best, config, sizes, budget);
    }

    private static SizedModel sized(
            Candidate best, Map<String, Object> written, List<SizeSetting> sizes, long budget) {
        List<String> changed =
                sizes.stream()
                        .filter(s -> !s.value(best.config()).equals(s.value(written)))
                        .map(s -> s.key() + " = " + s.value(best.config()))
                        .toList();
        return new SizedModel(best.config(), best.parameters(), budget, changed, "");
    }

    /** Counts the parameters of one model at different sizes. */
    private final class Counter {
        private final ModelContext context;
        private final int sequences;
        private final long budget;

        Counter(ModelContext context, int sequences, long budget) {
            this.context = context;
            this.sequences = sequences;
            this.budget = budget;
        }

        /** The count as the model tells it without being built; -1 where it does not. */
        long told(Map<String, Object> config) {
            return registry.estimate(config, context, sequences, context.steps())
                    .map(StepEstimate::parameters)
                    .orElse(-1L);
        }

        long count(Map<String, Object> config) {
            long told = told(config);
            if (told >= 0) {
                return told;
            }
            try (TrainableModel model = registry.model(config, context)) {
                return model.parameterCount();
            }
        }

        /** Nothing where the model refuses the size: it is too large, or does not fit the rest. */
        private OptionalLong tried(Map<String, Object> config) {
            try {
                return OptionalLong.of(count(config));
            } catch (WarpException e) {
                if (e.kind() != WarpException.Kind.USER) {
                    throw e;
                }
                return OptionalLong.empty();
            }
        }

        double miss(Candidate candidate) {
            return Math.abs((double) candidate.parameters() / budget - 1);
        }

        Candidate closest(List<Candidate> candidates) {
            return candidates.stream().min(Comparator.comparingDouble(this::miss)).orElseThrow();
        }

        /**
         * The largest size within the budget and the smallest beyond it, or the one of them that
         * there is; none where the setting has no effect.
         */
        List<Candidate> neighbours(SizeSetting size, Map<String, Object> config) {
            int low = Math.max(1, (size.least() + size.step() - 1) / size.step());
            int high = 2 * low;
            OptionalLong least = tried(at(size, config, low));
            OptionalLong more = tried(at(size, config, high));
            if (least.isEmpty() || more.isPresent() && more.getAsLong() == least.getAsLong()) {
                return List.of();
            }
            if (least.getAsLong() >= budget) {
                return List.of(new Candidate(at(size, config, low), least.getAsLong()));
            }
            while (more.isPresent() && more.getAsLong() <= budget && high < LARGEST) {
                low = high;
                high = 2 * high;
                more = tried(at(size, config, high));
            }
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                OptionalLong count = tried(at(size, config, middle));
                if (count.isPresent() && count.getAsLong() <= budget) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            List<Candidate> near = new ArrayList<>();
            for (int steps : new int[] {low, high}) {
                Map<String, Object> tried = at(size, config, steps);
                tried(tried).ifPresent(count -> near.add(new Candidate(tried, count)));
            }
            return near;
        }

        private Map<String, Object> at(SizeSetting size, Map<String, Object> config, int steps) {
            return size.with(config, steps * size.step());
        }
    }
}
