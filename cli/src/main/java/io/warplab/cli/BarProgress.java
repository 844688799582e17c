package io.warplab.cli;

import io.warplab.core.run.RunFile;
import io.warplab.core.training.EpochRecord;
import io.warplab.core.training.TrainingListener;
import io.warplab.core.training.TrainingPlan;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress for people: one moving bar per training, with loss, speed and time left. */
final class BarProgress extends RunProgress {
    private static final int MILLISECONDS_BETWEEN = 250;

    private ProgressBar bar;

    BarProgress(PrintWriter err, RunFile run) {
        super(err, run);
    }

    @Override
    TrainingListener watch(String title) {
        return new TrainingListener() {
            private String speed = "";

            @Override
            public void started(TrainingPlan plan) {
                close();
                if (plan.epochs() == 0) {
                    return;
                }
                bar =
                        new ProgressBarBuilder()
                                .setTaskName(title)
                                .setInitialMax((long) plan.epochs() * plan.batchesPerEpoch())
                                .startsFrom(
                                        (long) plan.history().size() * plan.batchesPerEpoch(),
                                        Duration.ZERO)
                                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                                .build();
            }

            @Override
            public void warned(String message) {
                say("warning: " + message);
            }

            @Override
            public void batchDone(int epoch, int batch, double loss, int samples) {
                if (bar != null) {
                    bar.step().setExtraMessage("loss " + Numbers.of(loss, 3) + speed);
                }
            }

            @Override
            public void epochDone(EpochRecord record) {
                speed = ", " + Math.round(record.samplesPerSecond()) + " samples/s";
            }
        };
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
