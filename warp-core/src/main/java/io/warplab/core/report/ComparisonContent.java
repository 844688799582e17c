package io.warplab.core.report;

import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Fact;
import java.util.List;

/**
 * Everything the page and the tables of a comparison show, as plain values. Numbers that are not
 * known, or do not apply, are NaN. Arrays are not copied and must not change while it is in use.
 *
 * @param title of the comparison
 * @param when it was made, as people read it
 * @param command that made it, as typed
 * @param description one or more sentences
 * @param equal what was the same for all models
 * @param tasks at least one, each with the same models in the same order
 * @param ranking over the tasks; null where there is nothing to rank
 * @param environment versions, machine, settings, one line each
 */
public record ComparisonContent(
        String title,
        String when,
        String command,
        String description,
        List<Fact> equal,
        List<TaskTable> tasks,
        Ranking ranking,
        List<Fact> environment) {
    public ComparisonContent {
        equal = List.copyOf(equal);
        tasks = List.copyOf(tasks);
        environment = List.copyOf(environment);
    }

    /** Labels of the models, in order. */
    public List<String> models() {
        return tasks.get(0).rows().stream().map(ModelRow::model).toList();
    }

    /**
     * One task.
     *
     * @param name label
     * @param metric what models are ranked by, such as {@code MSE}
     * @param meaning of the metric, in a few words
     * @param better which of two values wins
     * @param sequences judged, the same for all models
     * @param link to the task's own page, relative to the comparison's
     * @param rows one per model
     * @param pairs of models that did not fail
     */
    public record TaskTable(
            String name,
            String metric,
            String meaning,
            Better better,
            int sequences,
            String link,
            List<ModelRow> rows,
            List<Pair> pairs) {
        public TaskTable {
            rows = List.copyOf(rows);
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * A model on a task.
     *
     * @param model label
     * @param kind of model
     * @param parameters trained numbers
     * @param miss parameters / budget - 1; NaN without a budget or a size
     * @param size settings that the budget set, or why it set none; empty without a budget
     * @param rate learning rate; NaN for a closed form
     * @param rateNote what a reader should know about the rate, or empty
     * @param epochs mean number of epochs; NaN for a closed form
     * @param seconds mean training time of a seed
     * @param score mean of the metric over seeds
     * @param spread standard deviation over seeds
     * @param place 1 best, 2 second best, 0 neither
     * @param rank among the models of this task; those that failed share the last ranks
     * @param pValue corrected, against the best; NaN for the best itself
     * @param failure why there is no score, or null
     */
    public record ModelRow(
            String model,
            String kind,
            long parameters,
            double miss,
            String size,
            double rate,
            String rateNote,
            double epochs,
            double seconds,
            double score,
            double spread,
            int place,
            double rank,
            double pValue,
            String failure) {}

    /**
     * Two models on the same sequences.
     *
     * @param first label
     * @param second label
     * @param firstBetter sequences on which the first has the smaller error
     * @param secondBetter sequences on which the second has
     * @param advantage of the first in the rank sums of the test: above 0 where it is better
     * @param pValue corrected for all pairs of the task
     */
    public record Pair(
            String first,
            String second,
            int firstBetter,
            int secondBetter,
            double advantage,
            double pValue) {
        boolean firstWins() {
            return advantage > 0;
        }

        boolean secondWins() {
            return advantage < 0;
        }
    }

    /**
     * Mean ranks.
     *
     * @param over what the ranks are means over, such as {@code 3 tasks}
     * @param models labels
     * @param ranks mean rank of each, 1 is best
     * @param difference mean ranks further apart differ
     * @param level of significance
     * @param pValue of the test whether they differ at all; NaN where there is none
     */
    public record Ranking(
            String over,
            List<String> models,
            double[] ranks,
            double difference,
            double level,
            double pValue) {
        public Ranking {
            models = List.copyOf(models);
            if (models.size() != ranks.length || models.size() < 2) {
                throw new IllegalArgumentException(
                        ranks.length + " ranks of " + models.size() + " models");
            }
        }
    }
}
