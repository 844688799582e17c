package io.warplab.core.comparison.output;

import io.warplab.core.comparison.Comparison;
import io.warplab.core.comparison.ComparisonFolder;
import io.warplab.core.comparison.ComparisonResult;
import io.warplab.core.comparison.ModelOutcome;
import io.warplab.core.comparison.PairTest;
import io.warplab.core.comparison.Ranking;
import io.warplab.core.comparison.SizedModel;
import io.warplab.core.comparison.TaskOutcome;
import io.warplab.core.report.ComparisonContent;
import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.Pair;
import io.warplab.core.report.ComparisonContent.TaskTable;
import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Fact;
import io.warplab.core.run.RunEnvironment;
import io.warplab.core.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison's results as its page and tables show them. */
final class PageContent {
    private static final double SECONDS_PER_MINUTE = 60;

    private PageContent() {}

    static ComparisonContent of(ComparisonResult result, ComparisonFolder folder) {
        Map<String, String> environment = RunEnvironment.read(folder.files());
        List<Fact> facts = new ArrayList<>();
        environment.forEach(
                (name, value) -> {
                    if (!name.equals("command") && !name.equals("started")) {
                        facts.add(new Fact(name, value));
                    }
                });
        Comparison comparison = result.comparison();
        List<String> slugs = comparison.slugs();
        List<TaskTable> tasks = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            tasks.add(table(result.tasks().get(i), "tasks/" + slugs.get(i) + "/report.html"));
        }
        return new ComparisonContent(
                comparison.name(),
                environment.getOrDefault("started", ""),
                environment.getOrDefault("command", ""),
                description(comparison),
                equal(comparison),
                tasks,
                result.ranking().map(r -> ranking(r, result.tasks().get(0))).orElse(null),
                facts);
    }

    private static String description(Comparison comparison) {
        return count(comparison.models().size(), "model")
                + " on "
                + count(comparison.tasks().size(), "task")
                + ", "
                + count(comparison.seeds().size(), "seed")
                + " each, under equal conditions."
                + (comparison.isQuickLook()
                        ? " A quick look: with fewer than three seeds luck and skill cannot be told"
                                + " apart."
                        : "");
    }

    private static List<Fact> equal(Comparison comparison) {
        List<Fact> facts = new ArrayList<>();
        long parameters = comparison.budget().parameters();
        facts.add(
                new Fact(
                        "parameters",
                        parameters == 0
                                ? "as written, not equal"
                                : String.format(
                                        Locale.ROOT,
                                        "%d, to within %.0f %% where whole steps of a size allow",
                                        parameters,
                                        100 * SizedModel.TOLERANCE)));
        facts.add(new Fact("seeds", comparison.seeds().toString()));
        List<Double> rates = comparison.search().learningRates();
        facts.add(
                new Fact(
                        "learning rate",
                        rates.isEmpty()
                                ? "the optimiser's own, not searched"
                                : "best of "
                                        + rates
                                        + " on the validation part, seed "
                                        + comparison.seeds().get(0)
                                        + ", "
                                        + Math.round(100 * comparison.search().share())
                                        + " % of the training"));
        comparison
                .tasks()
                .forEach(
                        task ->
                                facts.add(
                                        new Fact(
                                                "training, " + task.name(),
                                                training(
                                                        task.run().training(),
                                                        comparison.budget().seconds()))));
        facts.add(
                new Fact(
                        "data",
                        "the same splits, scaling fitted on the training part, batches in an order"
                                + " that the seed alone gives, every test sequence judged"));
        return facts;
    }

    private static String training(TrainingConfig training, double seconds) {
        String length =
                seconds > 0
                        ? seconds + " s"
                        : count(training.epochs(), "epoch")
                                + (training.maxMinutes() > 0
                                        ? ", at most "
                                                + SECONDS_PER_MINUTE * training.maxMinutes()
                                                + " s"
                                        : "");
        return length
                + ", batches of "
                + training.batchSize()
                + ", "
                + training.optimizer().name()
                + ", schedule "
                + training.schedule().kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + (training.patience() > 0 ? ", patience " + training.patience() : "");
    }

    private static TaskTable table(TaskOutcome task, String link) {
        int[] places = task.places();
        double[] ranks = task.ranks();
        List<ModelRow> rows = new ArrayList<>();
        for (int k = 0; k < places.length; k++) {
            ModelOutcome model = task.models().get(k);
            rows.add(
                    new ModelRow(
                            model.name(),
                            model.kind(),
                            model.parameters(),
                            model.size().miss(),
                            size(model.size()),
                            model.rate().rate(),
                            model.rate().note(),
                            model.epochs(),
                            model.seconds(),
                            model.mean(),
                            model.deviation(),
                            places[k],
                            ranks[k],
                            task.pValueAgainstBest(k),
                            model.failure()));
        }
        return new TaskTable(
                task.task().name(),
                task.metric().title(),
                task.metric().meaning(),
                task.metric().higherIsBetter() ? Better.HIGHER : Better.LOWER,
                task.sequences(),
                link,
                rows,
                task.pairs().stream().map(PageContent::pair).toList());
    }

    private static String size(SizedModel size) {
        if (size.budget() == 0) {
            return "";
        }
        if (!size.isSized()) {
            return "not sized: " + size.note();
        }
        return String.join(", ", size.changed())
                + (size.misses() ? " (whole steps come no closer)" : "");
    }

    private static Pair pair(PairTest pair) {
        return new Pair(
                pair.first(),
                pair.second(),
                pair.firstBetter(),
                pair.secondBetter(),
                // differences are first minus second: the negative ones speak for the first
                pair.test().negative() - pair.test().positive(),
                pair.pValue());
    }

    private static ComparisonContent.Ranking ranking(Ranking ranking, TaskOutcome first) {
        return new ComparisonContent.Ranking(
                ranking.overTasks()
                        ? count(ranking.blocks(), "task")
                        : "the "
                                + count(ranking.blocks(), "test sequence")
                                + " of the one task, "
                                + first.task().name(),
                ranking.models(),
                ranking.meanRanks(),
                ranking.criticalDifference(),
                Ranking.LEVEL,
                ranking.friedman() == null ? Double.NaN : ranking.friedman().fPValue());
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
