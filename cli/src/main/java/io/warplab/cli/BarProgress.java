package io.warplab.cli;

import io.warplab.core.run.RunFile;
import io.warplab.core.training.EpochRecord;
import io.warplab.core.training.TrainingConfig;
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
    private static final int TICKS = 1000;
    private static final double NANOS = 1e9;

    private ProgressBar bar;

    BarProgress(PrintWriter err, RunFile run) {
        super(err, run);
    }

    @Override
    TrainingListener watch(String title, TrainingConfig training) {
        double limit = limit(training);
        return new TrainingListener() {
            private String speed = "";
            private double before;
            private long start;

            @Override
            public void started(TrainingPlan plan) {
                close();
                if (plan.epochs() == 0) {
                    return;
                }
                int done = plan.history().size();
                before = done == 0 ? 0 : plan.history().get(done - 1).seconds();
                start = System.nanoTime();
                bar =
                        new ProgressBarBuilder()
                                .setTaskName(title)
                                .setInitialMax(
                                        Double.isFinite(limit)
                                                ? TICKS
                                                : (long) plan.epochs() * plan.batchesPerEpoch())
                                .startsFrom(
                                        Double.isFinite(limit)
                                                ? ticks()
                                                : (long) done * plan.batchesPerEpoch(),
                                        Duration.ZERO)
                                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                                .build();
            }

            /** Of a training that the time ends: how much of it is over, in thousandths. */
            private long ticks() {
                double seconds = before + (System.nanoTime() - start) / NANOS;
                return Math.min(TICKS, (long) (TICKS * seconds / limit));
            }

            @Override
            public void warned(String message) {
                say("warning: " + message);
            }

            @Override
            public void batchDone(int epoch, int batch, double loss, int samples) {
                if (bar == null) {
                    return;
                }
                if (Double.isFinite(limit)) {
                    bar.stepTo(ticks());
                } else {
                    bar.step();
                }
                bar.setExtraMessage("loss " + Numbers.of(loss, 3) + speed);
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
