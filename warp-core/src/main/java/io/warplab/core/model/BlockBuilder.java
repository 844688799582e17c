package io.warplab.core.model;

import io.warplab.api.data.Batch;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.Task;
import io.warplab.core.engine.SequenceBlock;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Lays a batch out in blocks of lanes for the engine: clocks, weights of the loss, and which inputs
 * are data.
 */
final class BlockBuilder {
    private final Batch batch;
    private final Task.Kind kind;
    private final int steps;
    private final double[] inputs;
    private final double[] targets;
    private final double[] time;
    private final double[] tau;
    private final double[] mask;
    private final double[] forced;
    private final double[] weights;
    private final int lastAdaptingStep;

    /**
     * @param context steps of data before free running, for forecasts
     * @param forcing probability that a later step is data, or null for none
     * @param seed for the draw of forced steps
     * @param freeze whether theta stays after the context
     */
    BlockBuilder(
            Batch batch, Task.Kind kind, int context, Double forcing, long seed, boolean freeze) {
        this.batch = batch;
        this.kind = kind;
        steps = batch.steps();
        inputs = values(batch.inputs());
        targets = batch.targets() == batch.inputs() ? inputs : values(batch.targets());
        time = values(batch.time());
        tau = values(batch.tau());
        mask = values(batch.mask());
        holdKnown();
        forced = forced(context, forcing, seed);
        weights = weights();
        lastAdaptingStep = freeze && forcing == null ? Math.min(context, steps) - 1 : steps;
    }

    private static double[] values(INDArray array) {
        double[] all = new double[Math.toIntExact(array.length())];
        ((DoublePointer) array.data().addressPointer()).get(all);
        return all;
    }

    /** Inputs that are known rather than predicted keep their value over steps not observed. */
    private void holdKnown() {
        int width = batch.inputSize();
        for (int i = 0; forecast() && i < mask.length; i++) {
            for (int c = batch.targetSize(); c < width && mask[i] == 0 && i % steps > 0; c++) {
                inputs[i * width + c] = inputs[(i - 1) * width + c];
            }
        }
    }

    private boolean forecast() {
        return kind == Task.Kind.FORECAST;
    }

    private int ahead() {
        return forecast() ? 1 : 0;
    }

    private double[] forced(int context, Double forcing, long seed) {
        double[] all = mask.clone();
        if (forecast()) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < all.length; i++) {
                int t = i % steps;
                boolean data = forcing == null ? t < context : random.nextDouble() < forcing;
                all[i] = t == 0 ? 1 : data ? mask[i] : 0;
            }
        }
        return all;
    }

    /** Weight of y_t: equal over everything that was observed, none elsewhere. */
    private double[] weights() {
        double[] all = new double[mask.length];
        double sum = 0;
        for (int n = 0; n < batch.size(); n++) {
            int last = lastStep(n);
            for (int t = 0; t < steps; t++) {
                int i = n * steps + t;
                all[i] =
                        switch (kind) {
                            case FORECAST -> t + 1 < steps ? mask[i + 1] : 0;
                            case RECONSTRUCTION -> mask[i];
                            case CLASSIFICATION -> t == last ? 1 : 0;
                        };
                sum += all[i];
            }
        }
        for (int i = 0; i < all.length && sum > 0; i++) {
            all[i] /= sum;
        }
        return all;
    }

    /** First observations, [D_x, N]. */
    Lanes start(Precision precision) {
        Lanes x0 = Lanes.zeros(precision, batch.inputSize(), batch.size());
        for (int n = 0; n < batch.size(); n++) {
            for (int c = 0; c < x0.rows(); c++) {
                x0.set(c, n, inputs[n * steps * x0.rows() + c]);
            }
        }
        return x0;
    }

    /** Steps in which theta changes. */
    int adaptingSteps() {
        return Math.min(steps, lastAdaptingStep + 1);
    }

    /** Whether predictions may be fed back. */
    boolean feedback() {
        return forecast();
    }

    /** The last observed step of a sequence. */
    int lastStep(int n) {
        int t = steps - 1;
        while (t > 0 && mask[n * steps + t] == 0) {
            t--;
        }
        return t;
    }

    /** Sequences [from, from + lanes) as a block. */
    SequenceBlock block(int from, int lanes) {
        int ahead = ahead();
        double[][] clock = rows(tau, from, lanes, 1);
        double[][] stamps = rows(time, from, lanes, 1);
        double[][] physical = new double[steps + ahead][lanes];
        double[][] decodeTau = new double[steps][lanes];
        for (int n = 0; n < lanes; n++) {
            for (int t = 0; t < steps; t++) {
                physical[t][n] = stamps[t][n] - stamps[0][n];
                decodeTau[t][n] = clock[Math.min(t + ahead, steps - 1)][n];
            }
            if (ahead == 1) {
                // The last prediction looks beyond the data: as far as the step before.
                int before = Math.max(steps - 2, 0);
                physical[steps][n] = 2 * physical[steps - 1][n] - physical[before][n];
                decodeTau[steps - 1][n] = 2 * clock[steps - 1][n] - clock[before][n];
            }
        }
        return new SequenceBlock(
                lanes,
                steps,
                ahead,
                rows(inputs, from, lanes, batch.inputSize()),
                targets(from, lanes),
                rows(weights, from, lanes, 1),
                rows(forced, from, lanes, 1),
                clock,
                decodeTau,
                physical,
                lastAdaptingStep,
                kind != Task.Kind.CLASSIFICATION);
    }

    private double[][] targets(int from, int lanes) {
        if (kind == Task.Kind.CLASSIFICATION) {
            double[] labels = new double[lanes];
            for (int n = 0; n < lanes; n++) {
                labels[n] = batch.labels()[from + n];
            }
            double[][] all = new double[steps][];
            java.util.Arrays.fill(all, labels);
            return all;
        }
        double[][] all = rows(targets, from, lanes, batch.targetSize());
        if (forecast()) {
            double[][] shifted = new double[steps][];
            for (int t = 0; t < steps; t++) {
                shifted[t] = all[Math.min(t + 1, steps - 1)];
            }
            return shifted;
        }
        return all;
    }

    /** [N, T, D] to [T][D * lanes]. */
    private double[][] rows(double[] values, int from, int lanes, int width) {
        double[][] out = new double[steps][width * lanes];
        for (int n = 0; n < lanes; n++) {
            for (int t = 0; t < steps; t++) {
                int at = ((from + n) * steps + t) * width;
                for (int c = 0; c < width; c++) {
                    out[t][c * lanes + n] = values[at + c];
                }
            }
        }
        return out;
    }
}
