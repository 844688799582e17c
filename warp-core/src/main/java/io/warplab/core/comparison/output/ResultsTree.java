package io.warplab.core.comparison.output;

import io.warplab.core.comparison.ChosenRate;
import io.warplab.core.comparison.ComparisonFolder;
import io.warplab.core.comparison.ComparisonResult;
import io.warplab.core.comparison.ModelOutcome;
import io.warplab.core.comparison.PairTest;
import io.warplab.core.comparison.Ranking;
import io.warplab.core.comparison.SizedModel;
import io.warplab.core.comparison.TaskOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All numbers of a comparison as a tree, for programs. */
final class ResultsTree {
    private ResultsTree() {}

    static Map<String, Object> of(ComparisonResult result, ComparisonFolder folder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", result.comparison().name());
        tree.put("seeds", result.comparison().seeds());
        tree.put("quick", result.comparison().isQuickLook());
        List<String> slugs = result.comparison().slugs();
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            tasks.add(task(result.tasks().get(i), slugs.get(i), folder));
        }
        tree.put("tasks", tasks);
        result.ranking().ifPresent(ranking -> tree.put("ranking", ranking(ranking)));
        return tree;
    }

    private static Map<String, Object> task(
            TaskOutcome outcome, String slug, ComparisonFolder folder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", outcome.task().name());
        tree.put("folder", folder.root().relativize(folder.task(slug).root()).toString());
        tree.put("test-sequences", outcome.sequences());
        tree.put("metric", outcome.metric().title());
        tree.put("higher-is-better", outcome.metric().higherIsBetter());
        double[] ranks = outcome.ranks();
        List<Map<String, Object>> models = new ArrayList<>();
        for (int k = 0; k < ranks.length; k++) {
            Map<String, Object> model = model(outcome.models().get(k));
            model.put("rank", ranks[k]);
            models.add(model);
        }
        tree.put("models", models);
        tree.put("pairs", outcome.pairs().stream().map(ResultsTree::pair).toList());
        return tree;
    }

    private static Map<String, Object> model(ModelOutcome model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", model.name());
        tree.put("model", model.kind());
        tree.put("parameters", model.parameters());
        tree.put("size", size(model.size()));
        tree.put("learning-rate", rate(model.rate()));
        tree.put("epochs", model.epochs());
        tree.put("seconds", model.seconds());
        if (model.failure() == null) {
            tree.put("scores", model.scores());
            tree.put("mean", model.mean());
            tree.put("standard-deviation", model.deviation());
        } else {
            tree.put("failure", model.failure());
        }
        return tree;
    }

    private static Map<String, Object> size(SizedModel size) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sized", size.isSized());
        if (size.isSized()) {
            tree.put("budget", size.budget());
            tree.put("miss", size.miss());
            tree.put("within-tolerance", !size.misses());
            tree.put("changed", size.changed());
        } else if (!size.note().isEmpty()) {
            tree.put("note", size.note());
        }
        return tree;
    }

    private static Map<String, Object> rate(ChosenRate rate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("chosen", rate.rate());
        tree.put("trials", rate.trials());
        if (!rate.note().isEmpty()) {
            tree.put("note", rate.note());
        }
        return tree;
    }

    private static Map<String, Object> pair(PairTest pair) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("first", pair.first());
        tree.put("second", pair.second());
        tree.put("first-better", pair.firstBetter());
        tree.put("second-better", pair.secondBetter());
        tree.put("p", pair.test().pValue());
        tree.put("p-holm", pair.pValue());
        return tree;
    }

    private static Map<String, Object> ranking(Ranking ranking) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("over", ranking.overTasks() ? "tasks" : "sequences");
        tree.put("blocks", ranking.blocks());
        Map<String, Object> ranks = new LinkedHashMap<>();
        for (int k = 0; k < ranking.models().size(); k++) {
            ranks.put(ranking.models().get(k), ranking.meanRanks()[k]);
        }
        tree.put("mean-ranks", ranks);
        tree.put("critical-difference", ranking.criticalDifference());
        tree.put("level", Ranking.LEVEL);
        if (ranking.friedman() != null) {
            tree.put("friedman", ranking.friedman());
        }
        return tree;
    }
}
