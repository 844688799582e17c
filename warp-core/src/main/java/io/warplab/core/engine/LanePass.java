package io.warplab.core.engine;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.recurrence.LastStateSession;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.StepsAtOnce;

/**
 * One block of lanes of a {@link Pass}, forward and in training backward. The gradient flows
 * through fed-back predictions. Single-threaded; blocks run side by side.
 */
public final class LanePass implements AutoCloseable {
    /** Called after each decoded step. */
    public interface StepListener {
        void decoded(int t);
    }

    private final Pass pass;
    private final WarpNetwork network;
    private final SequenceBlock block;
    private final int from;
    private final boolean sweeps;
    private final int worker;
    private final RecurrenceSession recurrence;
    private final LastStateSession lastState;
    private final DecoderSession decoder;
    private final LaneInputs source;
    private final Lanes theta;
    private final Lanes[] inputs;
    private final Lanes[] outputs;
    private final Lanes drive;

    LanePass(Pass pass, int worker, int from, SequenceBlock block) {
        this.pass = pass;
        this.block = block;
        this.from = from;
        this.worker = worker;
        network = pass.network();
        int n = block.lanes();
        int steps = block.steps();
        decoder =
                network.decoder()
                        .open(
                                new DecoderBlock(
                                        network.precision(),
                                        n,
                                        steps,
                                        block.decodeTau(),
                                        block.time(),
                                        block.ahead(),
                                        block.inputs(),
                                        block.forced(),
                                        block.lastAdaptingStep(),
                                        pass.training()),
                                pass.decoderParameters(worker));
        boolean alone =
                !block.feedback()
                        && network.decoder().independentSteps()
                        && block.lastAdaptingStep() >= steps - 1;
        RecurrenceSession stepping = null;
        LastStateSession last = null;
        if (network.hasState()) {
            RecurrenceBlock lanes =
                    new RecurrenceBlock(
                            n,
                            Math.min(steps, block.lastAdaptingStep() + 1),
                            pass.coordinates(from, n),
                            block.time(),
                            !(alone && pass.training()),
                            block.feedback(),
                            pass.coordinateGradient() != null);
            if (pass.chunked()) {
                last = pass.recurrence().openLast(worker, lanes, block.lastCounted());
            } else {
                stepping = pass.recurrence().open(worker, lanes);
                alone &= stepping instanceof StepsAtOnce;
            }
        }
        recurrence = stepping;
        lastState = last;
        sweeps = alone && last == null && pass.training();
        source = new LaneInputs(network, block);
        theta = Lanes.zeros(network.precision(), network.decoder().stateSize(), n);
        inputs = new Lanes[steps];
        outputs = new Lanes[steps];
        drive = network.drive().buffer(network.precision(), n);
    }

    private Lanes newInput() {
        return Lanes.zeros(network.precision(), network.drive().inputs(), block.lanes());
    }

    private Lanes newOutput() {
        return Lanes.zeros(network.precision(), network.decoder().outputSize(), block.lanes());
    }

    /** Sequences in this block. */
    public int lanes() {
        return block.lanes();
    }

    /** y_t as the decoder gave it, [outputSize, lanes]; null where the step was not decoded. */
    public Lanes output(int t) {
        return outputs[t];
    }

    /** Physical parameters behind the last step decoded, [parameter][lane]. */
    public void physicalParameters(double[][] out) {
        decoder.physicalParameters(out);
    }

    /**
     * Forward and backward; in one sweep, without keeping any state or output, where nothing flows
     * between steps but what the recurrence sums up.
     *
     * @return this block's share of the loss
     */
    public double train() {
        if (sweeps) {
            double loss =
                    new SweepPass(network, block, recurrence).run(pass.decoderParameters(worker));
            finishRecurrence();
            return loss;
        }
        double loss = forward();
        backward();
        return loss;
    }

    /** Runs forward. */
    public double forward() {
        return forward(t -> {});
    }

    /**
     * Runs forward.
     *
     * @return this block's share of the loss
     */
    public double forward(StepListener listener) {
        double loss = 0;
        for (int t = 0; t < block.steps(); t++) {
            inputs[t] = newInput();
            source.read(
                    t, t == 0 ? null : inputs[t - 1], t == 0 ? null : outputs[t - 1], inputs[t]);
            if (network.hasState() && t <= block.lastAdaptingStep()) {
                Lanes before = inputs[Math.max(t - 1, 0)];
                network.drive().forward(before, inputs[t], source.clockStep(t), drive);
                if (lastState != null) {
                    lastState.drive(t, drive);
                } else {
                    recurrence.step(t, drive, theta);
                }
            }
            if (lastState == null && (block.decodeAll() || block.counts(t))) {
                loss += decode(t, listener);
            }
        }
        if (lastState != null) {
            lastState.state(theta);
            for (int t = 0; t < block.steps(); t++) {
                if (block.counts(t)) {
                    loss += decode(t, listener);
                }
            }
        }
        return loss;
    }

    private double decode(int t, StepListener listener) {
        outputs[t] = newOutput();
        decoder.forward(t, theta, inputs[t], outputs[t]);
        double loss =
                network.head().loss(outputs[t], block.targets()[t], block.weights()[t], null)
                        + decoder.penalty(t, block.weights()[t]);
        listener.decoded(t);
        return loss;
    }

    /** Runs backward, after {@link #forward} in training: adds to all parameter gradients. */
    public void backward() {
        if (!pass.training()) {
            throw new IllegalStateException("this pass was opened for inference");
        }
        Lanes dOutput = newOutput();
        Lanes dTheta = Lanes.zeros(network.precision(), theta.rows(), block.lanes());
        if (lastState != null) {
            backwardFromLast(dOutput, dTheta);
            return;
        }
        boolean feedback = block.feedback();
        Lanes dDrive = network.drive().buffer(network.precision(), block.lanes());
        Lanes dInput = newInput();
        Lanes dBefore = newInput();
        Lanes dFeedback = source.newFeedback();
        for (int t = block.steps() - 1; t >= 0; t--) {
            // dBefore: what the drive of step t + 1 says about u_t. It and the decoder's part make
            // the whole.
            dInput.copyRows(0, dBefore, 0, dInput.rows());
            dBefore.fill(0);
            if (t < block.lastAdaptingStep()) {
                dTheta.fill(0);
            }
            if (outputs[t] != null) {
                dOutput.fill(0);
                network.head().loss(outputs[t], block.targets()[t], block.weights()[t], dOutput);
                if (feedback) {
                    network.head().meanBackward(outputs[t], dFeedback, dOutput);
                }
                if (network.hasState()) {
                    recurrence.state(Math.min(t, block.lastAdaptingStep()), theta);
                }
                decoder.backward(t, theta, inputs[t], dOutput, dTheta, dInput);
            }
            if (network.hasState() && t <= block.lastAdaptingStep()) {
                recurrence.backward(t, dTheta, feedback ? dDrive : null);
                if (feedback) {
                    Lanes before = inputs[Math.max(t - 1, 0)];
                    network.drive()
                            .backward(
                                    before,
                                    inputs[t],
                                    source.clockStep(t),
                                    dDrive,
                                    dBefore,
                                    dInput);
                }
            }
            source.unforced(t, dInput, dFeedback);
        }
        finish();
    }

    private void backwardFromLast(Lanes dOutput, Lanes dTheta) {
        Lanes dInput = newInput();
        for (int t = block.steps() - 1; t >= 0; t--) {
            if (outputs[t] != null) {
                dOutput.fill(0);
                network.head().loss(outputs[t], block.targets()[t], block.weights()[t], dOutput);
                decoder.backward(t, theta, inputs[t], dOutput, dTheta, dInput);
            }
        }
        Lanes dCoordinates = newCoordinateGradient();
        lastState.backward(dTheta, dCoordinates);
        keep(dCoordinates);
        decoder.finish();
    }

    private void finish() {
        finishRecurrence();
        decoder.finish();
    }

    private void finishRecurrence() {
        if (network.hasState()) {
            Lanes dCoordinates = newCoordinateGradient();
            recurrence.finish(dCoordinates);
            keep(dCoordinates);
        }
    }

    private Lanes newCoordinateGradient() {
        Lanes all = pass.coordinateGradient();
        return all == null ? null : Lanes.zeros(all.precision(), all.rows(), block.lanes());
    }

    private void keep(Lanes dCoordinates) {
        if (dCoordinates != null) {
            Lanes all = pass.coordinateGradient();
            for (int r = 0; r < all.rows(); r++) {
                for (int n = 0; n < block.lanes(); n++) {
                    all.set(r, from + n, dCoordinates.get(r, n));
                }
            }
        }
    }

    @Override
    public void close() {
        if (recurrence != null) {
            recurrence.close();
        }
        if (lastState != null) {
            lastState.close();
        }
    }
}
