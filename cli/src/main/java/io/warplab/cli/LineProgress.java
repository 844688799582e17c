package io.warplab.cli;

import io.warplab.core.run.RunFile;
import io.warplab.core.training.EpochRecord;
import io.warplab.core.training.TrainingConfig;
import io.warplab.core.training.TrainingListener;
import io.warplab.core.training.TrainingPlan;
import java.io.PrintWriter;

/** Progress for logs: a line when a training starts, then one every ten seconds at most. */
final class LineProgress extends RunProgress {
    private static final double SECONDS_BETWEEN = 10;

    LineProgress(PrintWriter err, RunFile run) {
        super(err, run);
    }

    @Override
    TrainingListener watch(String title, TrainingConfig training) {
        double limit = limit(training);
        return new TrainingListener() {
            private int epochs;
            private int epochsBefore;
            private double secondsBefore = Double.NaN;
            private double last;

            @Override
            public void started(TrainingPlan plan) {
                epochs = plan.epochs();
                epochsBefore = plan.history().size();
                String length =
                        Double.isFinite(limit) ? Numbers.duration(limit) : count(epochs, "epoch");
                say(
                        title
                                + (epochs == 0 ? " ..." : ": " + length)
                                + (epochsBefore == 0 ? "" : ", " + epochsBefore + " done before"));
            }

            @Override
            public void warned(String message) {
                say("warning: " + message);
            }

            @Override
            public void epochDone(EpochRecord record) {
                if (Double.isNaN(secondsBefore)) {
                    // What came before a resume says nothing of the speed now.
                    secondsBefore = epochsBefore == 0 ? 0 : record.seconds();
                    last = secondsBefore;
                }
                if (record.seconds() - last < SECONDS_BETWEEN || record.epoch() == epochs) {
                    return;
                }
                last = record.seconds();
                double perEpoch =
                        (record.seconds() - secondsBefore) / (record.epoch() - epochsBefore);
                double left =
                        Math.min(
                                (epochs - record.epoch()) * perEpoch,
                                Math.max(0, limit - record.seconds()));
                say(
                        "  epoch "
                                + record.epoch()
                                + (Double.isFinite(limit) ? "" : "/" + epochs)
                                + ", loss "
                                + Numbers.of(record.loss(), 3)
                                + (Double.isNaN(record.validation())
                                        ? ""
                                        : ", validation " + Numbers.of(record.validation(), 3))
                                + ", "
                                + Math.round(record.samplesPerSecond())
                                + " samples/s, "
                                + Numbers.duration(left)
                                + " left");
            }
        };
    }
}
