package io.warplab.core.model;

import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.lanes.StreamRows;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.Workers;
import io.warplab.core.engine.InitialState;
import io.warplab.core.engine.ParameterStore;
import io.warplab.core.engine.WarpNetwork;

/**
 * One sequence without an end: takes an observation, adapts the hidden state to it and predicts, by
 * a forward step alone; no gradient, constant memory. Observations, predictions and time stamps are
 * in the data's own (raw) units. A prediction is of the next step in a forecast, of the same step
 * in a reconstruction, and the class scores so far in a classification.
 *
 * <p>Gives what {@link WarpModel#predict} gives on the same data. Reads the model's weights as they
 * are at every step; do not train meanwhile. Not thread-safe.
 */
public final class WarpStream implements AutoCloseable {
    private final WarpNetwork network;
    private final ModelContext context;
    private final boolean freeze;
    private final double[] inputOffset;
    private final double[] inputScale;
    private final double[] targetOffset;
    private final double[] targetScale;
    private final boolean scores;
    private final int ahead;

    private final Lanes now;
    private final Lanes before;
    private final Lanes drive;
    private final Lanes theta;
    private final Lanes output;
    private final Lanes fedBack;
    private final double[] clockStep = new double[1];
    private final double[][] tau = new double[StreamRows.COUNT][1];
    private final double[][] time = new double[StreamRows.COUNT][1];
    private final double[][] observed;
    private final double[][] seen = new double[StreamRows.COUNT][1];
    private final double[][] physical;

    private final ParameterStore parameters;
    private final Workers workers;
    private RecurrencePass pass;
    private RecurrenceSession recurrence;
    private DecoderSession decoder;
    private int step;
    private double firstTime;
    private double lastTime;
    private double interval;

    WarpStream(
            WarpNetwork network,
            ParameterStore parameters,
            ModelContext context,
            boolean freeze,
            Workers workers) {
        if (!network.decoder().streams()) {
            throw WarpException.user(
                    "cannot-stream",
                    "Model "
                            + context.name()
                            + ": its decoder needs whole sequences and cannot run in a stream.",
                    "Use predict, or a decoder that streams.");
        }
        this.network = network;
        this.parameters = parameters;
        this.context = context;
        this.freeze = freeze;
        this.workers = workers;
        Normalisation target = context.targetScaling();
        inputOffset = context.inputScaling().offset();
        inputScale = context.inputScaling().scale();
        targetOffset = target.offset();
        targetScale = target.scale();
        scores = context.task().kind() == Task.Kind.CLASSIFICATION;
        ahead = context.task().kind() == Task.Kind.FORECAST ? 1 : 0;
        Precision precision = network.precision();
        int inputs = network.drive().inputs();
        now = Lanes.zeros(precision, inputs, 1);
        before = Lanes.zeros(precision, inputs, 1);
        drive = network.drive().buffer(precision, 1);
        theta = Lanes.zeros(precision, network.decoder().stateSize(), 1);
        output = Lanes.zeros(precision, network.decoder().outputSize(), 1);
        fedBack = Lanes.zeros(precision, targetScale.length, 1);
        observed = new double[StreamRows.COUNT][inputs];
        physical = new double[network.decoder().physicalParameters().size()][1];
        reset();
    }

    /** Forgets the sequence; the next observation is the first step of a new one. */
    public void reset() {
        close();
        step = 0;
        interval = 1 / (context.tauPerTime() * Math.max(1, context.steps() - 1));
        decoder =
                network.decoder()
                        .open(
                                new DecoderBlock(
                                        network.precision(),
                                        1,
                                        StreamRows.ENDLESS,
                                        tau,
                                        time,
                                        ahead,
                                        observed,
                                        seen,
                                        StreamRows.ENDLESS,
                                        false),
                                parameters.access(WarpNetwork.DECODER, null));
    }

    /** Length of a prediction: D_y, or the number of classes. */
    public int predictionSize() {
        return scores ? context.classes() : targetScale.length;
    }

    /**
     * Takes an observation, and predicts as far ahead as the last step was long; after the first
     * observation, as far as the training sequences' mean interval.
     *
     * @param at time stamp, later than that of the step before
     * @param observation [D_x]
     * @param prediction [{@link #predictionSize}], overwritten
     */
    public void push(double at, double[] observation, double[] prediction) {
        push(at, observation, at + (step == 0 ? interval : at - lastTime), prediction);
    }

    /**
     * Takes an observation.
     *
     * @param at time stamp, later than that of the step before
     * @param observation [D_x]
     * @param next in a forecast, the time that is predicted; the next step must come at this time
     * @param prediction [{@link #predictionSize}], overwritten
     */
    public void push(double at, double[] observation, double next, double[] prediction) {
        if (observation.length != inputScale.length) {
            throw WarpException.user(
                    "channels-differ",
                    "Expected "
                            + inputScale.length
                            + " values per observation, got "
                            + observation.length
                            + ".",
                    "Give the channels that the model was trained on, in the same order.");
        }
        double[] row = observed[row(step)];
        for (int c = 0; c < row.length; c++) {
            row[c] = (observation[c] - inputOffset[c]) / inputScale[c];
            now.set(c, 0, row[c]);
        }
        take(at, next, true, prediction);
    }

    /**
     * Goes on without an observation: a forecast takes its own last prediction for one (and adapts
     * to it unless the model's setting {@code adapt} freezes the hidden state in free running),
     * other tasks hold the last input. Inputs that are known rather than predicted are held, too.
     *
     * @param at time stamp, the one that the last prediction was for
     * @param next in a forecast, the time that is predicted
     * @param prediction [{@link #predictionSize}], overwritten
     */
    public void advance(double at, double next, double[] prediction) {
        if (step == 0) {
            throw WarpException.user(
                    "no-observation",
                    "A stream starts with an observation; there was none yet.",
                    "Push the first observation before advancing.");
        }
        if (ahead == 1) {
            network.head().mean(output, fedBack);
            now.copyRows(0, fedBack, 0, fedBack.rows());
        }
        take(at, next, false, prediction);
    }

    private void take(double at, double next, boolean data, double[] prediction) {
        if (step == 0) {
            firstTime = at;
        } else if (!(at > lastTime)) {
            throw WarpException.user(
                    "time-order",
                    "Expected a time after " + lastTime + ", got " + at + ".",
                    "Push observations in the order of time, or reset the stream.");
        }
        double scale = context.tauPerTime();
        int row = row(step);
        seen[row][0] = data ? 1 : 0;
        time[row][0] = at - firstTime;
        clockStep[0] = step == 0 ? 0 : (at - lastTime) * scale;
        if (ahead == 1) {
            time[row(StreamRows.next(step))][0] = next - firstTime;
        }
        tau[row][0] = ((ahead == 1 ? next : at) - firstTime) * scale;
        boolean adapts = data || !freeze;
        if (network.hasState()) {
            if (step == 0) {
                before.copyRows(0, now, 0, now.rows());
                start();
            }
            if (adapts) {
                network.drive().forward(before, now, clockStep, drive);
                recurrence.step(step, drive, theta);
            }
        }
        decoder.freeze(!adapts);
        decoder.forward(step, theta, now, output);
        before.copyRows(0, now, 0, now.rows());
        lastTime = at;
        step = StreamRows.next(step);
        writeMean(prediction);
    }

    private void start() {
        InitialState.Session initial =
                network.initial().open(now, 0, parameters.access(WarpNetwork.INITIAL, null));
        pass =
                network.recurrence()
                        .open(
                                Mode.RECURRENT,
                                new RecurrenceBatch(
                                        network.precision(),
                                        1,
                                        StreamRows.ENDLESS,
                                        initial.columns(),
                                        false,
                                        workers),
                                parameters.access(WarpNetwork.RECURRENCE, null));
        recurrence =
                pass.open(
                        0,
                        new RecurrenceBlock(
                                1,
                                StreamRows.ENDLESS,
                                initial.coordinates(0, 1),
                                time,
                                false,
                                false,
                                false));
    }

    private void writeMean(double[] prediction) {
        for (int c = 0; c < predictionSize(); c++) {
            double y = output.get(c, 0);
            prediction[c] = scores ? y : y * targetScale[c] + targetOffset[c];
        }
    }

    /**
     * Standard deviation of the last prediction.
     *
     * @param sd [D_y], overwritten; NaN unless the model's head is Gaussian
     */
    public void standardDeviation(double[] sd) {
        for (int c = 0; c < sd.length; c++) {
            sd[c] = network.head().sd(output, c, 0) * (scores ? 1 : targetScale[c]);
        }
    }

    /**
     * What the model believes of the physics after the last step.
     *
     * @param out [P] in physical units, in the order of {@link WarpModel#physicalParameters}
     */
    public void physicalParameters(double[] out) {
        decoder.physicalParameters(physical);
        for (int p = 0; p < physical.length; p++) {
            out[p] = physical[p][0];
        }
    }

    private static int row(int t) {
        return StreamRows.row(StreamRows.ENDLESS, t);
    }

    @Override
    public void close() {
        if (recurrence != null) {
            recurrence.close();
            pass.close();
            recurrence = null;
        }
    }
}
