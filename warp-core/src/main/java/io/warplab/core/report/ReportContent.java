package io.warplab.core.report;

import java.util.List;

/**
 * Everything a report shows, as plain values in the data's own units. Lists may be empty, and their
 * sections are then left out; numbers that are not known are NaN and are not drawn. Arrays are not
 * copied and must not change while the report is written. A model has one colour through the whole
 * page, given in the order of the comparison.
 *
 * @param title of the run
 * @param when it was made, as people read it
 * @param command that made it, as typed
 * @param environment versions, machine, settings, one line each
 * @param data what was learned from
 * @param comparison the table that compares the models
 * @param training how the losses fell
 * @param windows a few windows with the forecasts of all models
 * @param errorGrowth one entry per target channel
 * @param parameters identified physical parameters
 * @param confusions one matrix per model, for classification
 */
public record ReportContent(
        String title,
        String when,
        String command,
        List<Fact> environment,
        DataSet data,
        Comparison comparison,
        Training training,
        List<Window> windows,
        List<ErrorGrowth> errorGrowth,
        List<Parameter> parameters,
        List<Confusion> confusions) {
    /**
     * @throws IllegalArgumentException when lengths of arrays do not agree
     */
    public ReportContent {
        environment = List.copyOf(environment);
        windows = List.copyOf(windows);
        errorGrowth = List.copyOf(errorGrowth);
        parameters = List.copyOf(parameters);
        confusions = List.copyOf(confusions);
        for (Window window : windows) {
            same(window.truth().length, data.targets().size(), "target channels");
        }
    }

    /** A name and what it is, both as shown. */
    public record Fact(String name, String value) {}

    /**
     * One channel of the data.
     *
     * @param name as in the data
     * @param unit as people write it, empty for none
     */
    public record Channel(String name, String unit) {}

    /**
     * The data.
     *
     * @param name of the data set
     * @param description one or more sentences
     * @param timeUnit unit of the clock, such as {@code s}
     * @param targets predicted channels, D of them; empty for classification
     * @param facts sizes, splits, context, scaling
     * @param notes what a reader should know: source, licence, values that were left out
     */
    public record DataSet(
            String name,
            String description,
            String timeUnit,
            List<Channel> targets,
            List<Fact> facts,
            List<String> notes) {
        public DataSet {
            targets = List.copyOf(targets);
            facts = List.copyOf(facts);
            notes = List.copyOf(notes);
        }
    }

    /** Which values of a column are good. */
    public enum Better {
        LOWER,
        HIGHER,
        /** Not a matter of rank: the best is not marked. */
        NEITHER
    }

    /**
     * A column of the comparison.
     *
     * @param name heading
     * @param unit empty for none
     * @param better which of two values wins
     * @param meaning one sentence shown when the heading is pointed at, or empty
     */
    public record Column(String name, String unit, Better better, String meaning) {}

    /**
     * A number of the comparison.
     *
     * @param value NaN shows as a dash; counts (whole columns of whole numbers) show in full
     * @param spread standard deviation over seeds, in the value's unit; NaN or 0 for none
     */
    public record Cell(double value, double spread) {
        /** A number without spread. */
        public static Cell of(double value) {
            return new Cell(value, Double.NaN);
        }
    }

    /**
     * A model of the comparison.
     *
     * @param model name, the same in every section
     * @param detail what kind of model it is, or empty
     * @param cells one per column; may be empty for a model that failed
     * @param failure why there are no numbers, or null
     */
    public record Row(String model, String detail, List<Cell> cells, String failure) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The table.
     *
     * @param columns any
     * @param rows in the order of the run file
     */
    public record Comparison(List<Column> columns, List<Row> rows) {
        public Comparison {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.failure() == null) {
                    same(row.cells().size(), columns.size(), "columns of " + row.model());
                }
            }
        }
    }

    /**
     * The course of one training, E epochs.
     *
     * @param model name
     * @param run which of several trainings, such as {@code seed 1}; or empty
     * @param epoch [E]
     * @param training [E] mean loss of the epoch
     * @param validation [E] criterion, NaN where it was not judged
     * @param best epoch whose state was kept; NaN for none
     */
    public record LossCurve(
            String model,
            String run,
            double[] epoch,
            double[] training,
            double[] validation,
            double best) {
        public LossCurve {
            same(training.length, epoch.length, "training losses of " + model);
            same(validation.length, epoch.length, "validation losses of " + model);
        }
    }

    /**
     * All trainings.
     *
     * @param loss what the training loss is, with its unit
     * @param criterion what the validation judges, with its unit
     * @param curves one per training
     */
    public record Training(String loss, String criterion, List<LossCurve> curves) {
        public Training {
            curves = List.copyOf(curves);
        }
    }

    /**
     * What one model said of a window.
     *
     * @param model name
     * @param mean [D][T], NaN where it said nothing
     * @param sd [D][T] standard deviation, or null for a model without
     */
    public record Prediction(String model, double[][] mean, double[][] sd) {}

    /**
     * A stretch of the data with the predictions of it.
     *
     * @param name such as {@code test window 3}
     * @param time [T], ascending
     * @param context steps that the models had seen, 0..T
     * @param truth [D][T], NaN where nothing was observed
     * @param predictions one per model
     */
    public record Window(
            String name,
            double[] time,
            int context,
            double[][] truth,
            List<Prediction> predictions) {
        public Window {
            predictions = List.copyOf(predictions);
            if (context < 0 || context > time.length) {
                throw new IllegalArgumentException(
                        "context " + context + " of " + time.length + " steps");
            }
            matches(truth, truth.length, time.length, "truth of " + name);
            for (Prediction prediction : predictions) {
                String what = prediction.model() + " in " + name;
                matches(prediction.mean(), truth.length, time.length, what);
                if (prediction.sd() != null) {
                    matches(prediction.sd(), truth.length, time.length, what);
                }
            }
        }
    }

    /**
     * Root mean squared error by distance from the end of the context, over all test windows.
     *
     * @param model name
     * @param horizon [H] time since the last step of the context
     * @param rmse [H] in the channel's unit
     */
    public record ErrorCurve(String model, double[] horizon, double[] rmse) {
        public ErrorCurve {
            same(rmse.length, horizon.length, "errors of " + model);
        }
    }

    /**
     * Error growth in one channel.
     *
     * @param channel the channel
     * @param deviation standard deviation of the true values over the horizon: the error of the
     *     best constant; NaN when not known
     * @param curves one per model
     */
    public record ErrorGrowth(Channel channel, double deviation, List<ErrorCurve> curves) {
        public ErrorGrowth {
            curves = List.copyOf(curves);
        }
    }

    /**
     * An estimate while the context is read.
     *
     * @param window which window
     * @param time [C]
     * @param values [C]
     * @param truth NaN when not known
     */
    public record Course(String window, double[] time, double[] values, double truth) {
        public Course {
            same(values.length, time.length, "estimates in " + window);
        }
    }

    /**
     * What one model found for a parameter.
     *
     * @param model name
     * @param values [N] estimate of each window at the end of its context
     * @param courses a few windows
     */
    public record Identified(String model, double[] values, List<Course> courses) {
        public Identified {
            courses = List.copyOf(courses);
        }
    }

    /**
     * A physical parameter.
     *
     * @param name such as {@code omega0-squared}
     * @param symbol as in the literature
     * @param unit empty for none
     * @param truth [N] true value of each window, or [1] for one that holds for all; empty when not
     *     known
     * @param models those that identify it
     */
    public record Parameter(
            String name, String symbol, String unit, double[] truth, List<Identified> models) {
        public Parameter {
            models = List.copyOf(models);
            for (Identified identified : models) {
                if (truth.length > 1) {
                    same(identified.values().length, truth.length, "estimates of " + name);
                }
            }
        }
    }

    /**
     * How often each class was taken for which.
     *
     * @param model name
     * @param classes names, C of them
     * @param counts [C][C], rows true, columns predicted
     */
    public record Confusion(String model, List<String> classes, long[][] counts) {
        public Confusion {
            classes = List.copyOf(classes);
            same(counts.length, classes.size(), "rows of the confusion matrix");
            for (long[] row : counts) {
                same(row.length, classes.size(), "columns of the confusion matrix");
            }
        }
    }

    private static void matches(double[][] values, int channels, int steps, String what) {
        same(values.length, channels, "channels of the " + what);
        for (double[] channel : values) {
            same(channel.length, steps, "steps of the " + what);
        }
    }

    private static void same(int came, int expected, String what) {
        if (came != expected) {
            throw new IllegalArgumentException(came + " " + what + " instead of " + expected);
        }
    }
}
