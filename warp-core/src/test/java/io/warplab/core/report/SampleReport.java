package io.warplab.core.report;

import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Cell;
import io.warplab.core.report.ReportContent.Channel;
import io.warplab.core.report.ReportContent.Column;
import io.warplab.core.report.ReportContent.Comparison;
import io.warplab.core.report.ReportContent.Confusion;
import io.warplab.core.report.ReportContent.Course;
import io.warplab.core.report.ReportContent.DataSet;
import io.warplab.core.report.ReportContent.ErrorCurve;
import io.warplab.core.report.ReportContent.ErrorGrowth;
import io.warplab.core.report.ReportContent.Fact;
import io.warplab.core.report.ReportContent.Identified;
import io.warplab.core.report.ReportContent.LossCurve;
import io.warplab.core.report.ReportContent.Parameter;
import io.warplab.core.report.ReportContent.Prediction;
import io.warplab.core.report.ReportContent.Row;
import io.warplab.core.report.ReportContent.Training;
import io.warplab.core.report.ReportContent.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A damped pendulum with models of known quality: one that has the right equation, one with a
 * slightly wrong frequency, one that stands still, one that failed. To look at it: run {@link
 * #main}.
 */
final class SampleReport {
    private static final double RATE = 100;
    private static final int STEPS = 256;
    private static final int CONTEXT = 100;
    private static final double OMEGA2 = 64.2;
    private static final double DAMPING = 0.053;

    private final Random random = new Random(7);

    private SampleReport() {}

    /** Writes report.html and forecast.svg into the folder named by the argument. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : ".");
        HtmlReport.write(folder.resolve("report.html"), content());
        ForecastPicture.write(folder.resolve("forecast.svg"), content());
    }

    static ReportContent content() {
        return new SampleReport().build();
    }

    private ReportContent build() {
        List<Channel> channels =
                List.of(new Channel("angle", "rad"), new Channel("angular velocity", "rad/s"));
        List<Window> windows = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            windows.add(window("test window " + (1 + 40 * w), 0.55 - 0.12 * w, -0.4 + 0.9 * w));
        }
        return new ReportContent(
                "Single pendulum, measured",
                "Tuesday 24 November 2026, 19:18 UTC",
                "./warp run examples/pendulum.yaml --set training.epochs=60",
                List.of(
                        new Fact("Warp Lab", "0.1.0"),
                        new Fact("Java", "17.0.15, Linux amd64, 2 processors"),
                        new Fact("ND4J", "1.0.0-M2.1, OpenBLAS 0.3.31"),
                        new Fact("Seeds", "1, 2, 3"),
                        new Fact("Wall time", "3 min 12 s")),
                new DataSet(
                        "csv",
                        "One recording of a pendulum on a low-friction bearing, cut into windows"
                                + " of 256 samples: each model sees the first 100 (1 s) and"
                                + " forecasts the other 156.",
                        "s",
                        channels,
                        List.of(
                                new Fact("Windows", "2 914 training, 702 test"),
                                new Fact("Sampling", "100 Hz"),
                                new Fact("Split", "last 20 % in time held out, none overlapping"),
                                new Fact("Scaling", "training minimum and maximum to [-1, 1]")),
                        List.of("7 rows with missing cells were left out & not filled <in>.")),
                comparison(),
                training(),
                windows,
                errorGrowth(channels),
                parameters(),
                List.of());
    }

    private Comparison comparison() {
        return new Comparison(
                List.of(
                        new Column("RMSE angle", "rad", Better.LOWER, "after the context"),
                        new Column("RMSE velocity", "rad/s", Better.LOWER, "after the context"),
                        new Column("MSE", "scaled", Better.LOWER, "mean over channels"),
                        new Column("Valid time", "s", Better.HIGHER, "until the error is large"),
                        new Column("Parameters", "", Better.NEITHER, "trained numbers"),
                        new Column("Training", "s", Better.NEITHER, "wall time")),
                List.of(
                        row(
                                "WARP-Phys",
                                "warp, physics decoder",
                                0.00482,
                                0.0312,
                                2.1e-5,
                                1.56,
                                842,
                                41),
                        row("GRU", "gru, 64 units", 0.0263, 0.211, 6.4e-4, 1.12, 13378, 58),
                        row("Persistence", "last value", 0.412, 3.31, 0.184, 0.04, 0, 0.1),
                        new Row(
                                "WARP",
                                "warp, MLP decoder",
                                List.of(),
                                "the loss was not finite at iteration 1 204 (epoch 17)")));
    }

    private static Row row(
            String model, String detail, double a, double v, double m, double t, int n, double s) {
        return new Row(
                model,
                detail,
                List.of(
                        new Cell(a, 0.06 * a),
                        new Cell(v, 0.05 * v),
                        new Cell(m, 0.08 * m),
                        Cell.of(t),
                        Cell.of(n),
                        new Cell(s, 0.03 * s)),
                null);
    }

    private Training training() {
        List<LossCurve> curves = new ArrayList<>();
        String[] models = {"WARP-Phys", "GRU", "WARP"};
        double[] floors = {2e-5, 6e-4, 2e-3};
        for (int m = 0; m < models.length; m++) {
            int epochs = m == 2 ? 17 : 60;
            double[] epoch = new double[epochs];
            double[] loss = new double[epochs];
            double[] validation = new double[epochs];
            for (int e = 0; e < epochs; e++) {
                epoch[e] = e + 1;
                double course = floors[m] + 0.3 * Math.exp(-e / (4.0 + 3 * m));
                loss[e] = course * Math.exp(0.1 * random.nextGaussian());
                validation[e] = 1.2 * course * Math.exp(0.12 * random.nextGaussian());
                validation[e] *= m == 1 ? 1 + e / 40.0 : 1;
            }
            loss[epochs - 1] = m == 2 ? Double.NaN : loss[epochs - 1];
            validation[epochs - 1] = m == 2 ? Double.NaN : validation[epochs - 1];
            double best = m == 0 ? 58 : m == 1 ? 41 : 16;
            curves.add(new LossCurve(models[m], "seed 1", epoch, loss, validation, best));
        }
        return new Training("mean squared error, scaled", "mean squared error, scaled", curves);
    }

    private Window window(String name, double angle, double velocity) {
        double[] time = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            time[t] = t / RATE;
        }
        double[][] clean = swing(angle, velocity, OMEGA2, STEPS);
        double[][] truth = new double[2][STEPS];
        for (int d = 0; d < 2; d++) {
            for (int t = 0; t < STEPS; t++) {
                truth[d][t] = clean[d][t] + (d == 0 ? 0.002 : 0.012) * random.nextGaussian();
            }
        }
        double[][] gru = swing(angle, velocity, OMEGA2, STEPS);
        double[][] drifted = swing(angle, velocity, 58, STEPS);
        double[][] still = new double[2][STEPS];
        double[][] sd = new double[2][STEPS];
        for (int d = 0; d < 2; d++) {
            for (int t = 0; t < STEPS; t++) {
                int after = Math.max(0, t - CONTEXT);
                double mix = Math.min(1, after / 156.0);
                gru[d][t] = (1 - mix) * gru[d][t] + mix * drifted[d][t];
                still[d][t] = t < CONTEXT ? Double.NaN : truth[d][CONTEXT - 1];
                sd[d][t] = (d == 0 ? 0.012 : 0.1) * (0.2 + 2 * mix);
            }
        }
        return new Window(
                name,
                time,
                CONTEXT,
                truth,
                List.of(
                        new Prediction("WARP-Phys", clean, null),
                        new Prediction("GRU", gru, sd),
                        new Prediction("Persistence", still, null)));
    }

    /** Angle and angular velocity of theta'' = -omega2 sin theta - damping theta', by RK4. */
    private static double[][] swing(double angle, double velocity, double omega2, int steps) {
        double[][] states = new double[2][steps];
        double a = angle;
        double v = velocity;
        double h = 1 / RATE;
        for (int t = 0; t < steps; t++) {
            states[0][t] = a;
            states[1][t] = v;
            double k1 = force(a, v, omega2);
            double k2 = force(a + h / 2 * v, v + h / 2 * k1, omega2);
            double k3 = force(a + h / 2 * v + h * h / 4 * k1, v + h / 2 * k2, omega2);
            double k4 = force(a + h * v + h * h / 2 * k2, v + h * k3, omega2);
            a += h * v + h * h / 6 * (k1 + k2 + k3);
            v += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return states;
    }

    private static double force(double angle, double velocity, double omega2) {
        return -omega2 * Math.sin(angle) - DAMPING * velocity;
    }

    private List<ErrorGrowth> errorGrowth(List<Channel> channels) {
        List<ErrorGrowth> all = new ArrayList<>();
        for (int d = 0; d < 2; d++) {
            double unit = d == 0 ? 1 : 8;
            double[] horizon = new double[STEPS - CONTEXT];
            double[][] rmse = new double[3][STEPS - CONTEXT];
            for (int h = 0; h < horizon.length; h++) {
                horizon[h] = (h + 1) / RATE;
                rmse[0][h] = unit * 0.0032 * (1 + 0.6 * horizon[h]);
                rmse[1][h] = unit * 0.004 * Math.exp(1.6 * horizon[h]);
                rmse[2][h] = unit * 0.3 * Math.abs(Math.sin(4 * horizon[h] + 0.05));
            }
            all.add(
                    new ErrorGrowth(
                            channels.get(d),
                            unit * 0.29,
                            List.of(
                                    new ErrorCurve("WARP-Phys", horizon, rmse[0]),
                                    new ErrorCurve("GRU", horizon, rmse[1]),
                                    new ErrorCurve("Persistence", horizon, rmse[2]))));
        }
        return all;
    }

    private List<Parameter> parameters() {
        double[] truth = new double[300];
        double[] stiffness = new double[300];
        for (int n = 0; n < truth.length; n++) {
            truth[n] = 50 + 30 * random.nextDouble();
            stiffness[n] = truth[n] + 1.5 * random.nextGaussian();
        }
        Identified perWindow = new Identified("WARP-Phys", stiffness, List.of());
        return List.of(
                parameter(
                        "natural-frequency-squared",
                        "\u03c9\u2080\u00b2",
                        "1/s\u00b2",
                        OMEGA2,
                        0.3),
                parameter("damping", "\u03b3", "1/s", DAMPING, 0.004),
                new Parameter("stiffness", "k/m", "1/s\u00b2", truth, List.of(perWindow)));
    }

    private Parameter parameter(
            String name, String symbol, String unit, double truth, double spread) {
        String[] models = {"WARP-Phys", "WARP-Phys, root"};
        List<Identified> all = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            double[] values = new double[702];
            for (int n = 0; n < values.length; n++) {
                values[n] = truth + (1 + 3 * m) * spread * random.nextGaussian();
            }
            List<Course> courses = new ArrayList<>();
            for (int w = 0; w < 3; w++) {
                double[] time = new double[CONTEXT];
                double[] course = new double[CONTEXT];
                for (int t = 0; t < CONTEXT; t++) {
                    time[t] = t / RATE;
                    course[t] =
                            values[w]
                                    + 30 * spread * Math.exp(-t / 6.0)
                                    + spread * random.nextGaussian() / (1 + t / 4.0);
                }
                courses.add(new Course("test window " + (1 + 40 * w), time, course, truth));
            }
            all.add(new Identified(models[m], values, courses));
        }
        return new Parameter(name, symbol, unit, new double[] {truth}, all);
    }

    /** Two classes that are mostly told apart. */
    static Confusion confusion(String model) {
        return new Confusion(model, List.of("calm", "storm"), new long[][] {{1204, 31}, {77, 688}});
    }
}
