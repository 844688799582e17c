package io.warplab.core.comparison;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.core.run.EngineConfig;
import io.warplab.core.training.TrainingConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A comparison as a person writes it.
 *
 * @param name of the comparison; its folder is named after it
 * @param seeds one training of every model on every task for each
 * @param quick whether fewer than {@link #FEWEST_SEEDS} seeds will do
 * @param threads that a model may use; 0: all cores
 * @param engine what a model may take of the machine
 * @param budget equal for all models
 * @param search how learning rates are chosen
 * @param training rules of all tasks
 * @param tasks each bound to {@link TaskEntry}
 * @param models as in a run file
 */
public record ComparisonFile(
        @Doc("name of the comparison; its folder is named after it") String name,
        @Doc("one training of every model on every task for each seed; at least 3, see quick")
                List<Long> seeds,
        @Doc("whether fewer than 3 seeds will do; results are then marked as a quick look")
                boolean quick,
        @Doc(value = "threads that a model may use; 0: all cores", range = ">= 0") int threads,
        @Doc("what a model may take of the machine") EngineConfig engine,
        @Doc("what every model may spend") BudgetConfig budget,
        @Doc("how the learning rate of each model is chosen, on validation data alone")
                SearchConfig search,
        @Doc("rules of training for all tasks, as in a run file; what the budget says goes before")
                TrainingConfig training,
        @Doc(
                        "tasks: maps with run (a run file whose data, task, normalisation and training are taken),"
                                + " or with data, task and normalisation as in a run file; name (a label, where"
                                + " wanted); training (what differs from the comparison's)")
                List<Map<String, Object>> tasks,
        @Doc(
                        "models to compare: maps with model (the kind), name (a label, where wanted) and settings; see"
                                + " 'warp plugins'")
                List<Map<String, Object>> models) {
    /** With fewer there is no telling luck of the seed from skill. */
    static final int FEWEST_SEEDS = 3;

    public ComparisonFile() {
        this(
                "comparison",
                List.of(0L, 1L, 2L),
                false,
                0,
                new EngineConfig(),
                new BudgetConfig(),
                new SearchConfig(),
                new TrainingConfig(),
                List.of(),
                List.of());
    }

    public ComparisonFile {
        Problems problems = new Problems();
        problems.require(name != null && !name.isBlank(), "name", "expected a name, got nothing");
        boolean given = seeds != null && seeds.stream().allMatch(Objects::nonNull);
        problems.require(given, "seeds", "expected integers, got " + seeds);
        if (given) {
            problems.require(
                    seeds.stream().distinct().count() == seeds.size(),
                    "seeds",
                    "expected different seeds, got " + seeds);
            problems.require(
                    seeds.size() >= (quick ? 1 : FEWEST_SEEDS),
                    "seeds",
                    "expected at least "
                            + FEWEST_SEEDS
                            + ", got "
                            + seeds.size()
                            + ": a mean over fewer says little. For a quick look set quick: true");
        }
        problems.require(
                threads >= 0, "threads", "expected a number of threads, or 0, got " + threads);
        problems.throwIfAny("bad-comparison", "");
        seeds = List.copyOf(seeds);
        engine = engine == null ? new EngineConfig() : engine;
        budget = budget == null ? new BudgetConfig() : budget;
        search = search == null ? new SearchConfig() : search;
        training = training == null ? new TrainingConfig() : training;
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
        models = models == null ? List.of() : List.copyOf(models);
    }
}
