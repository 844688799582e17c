package io.warplab.core.engine;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.StepsAtOnce;

/**
 * Forward and backward of one block in one sweep, where nothing flows between steps but what the
 * recurrence sums up: teacher-driven, with a decoder whose steps stand alone. Several steps are
 * taken at once, side by side as lanes, which makes products large; no state or output is kept.
 */
final class SweepPass {
    /** Root weights in hand at once: they stay in the second-level cache. */
    private static final int WEIGHTS = 1 << 17;

    private static final int MOST_LANES = 512;

    private final WarpNetwork network;
    private final RecurrenceSession recurrence;
    private final SequenceBlock steps;
    private final SequenceBlock block;
    private final int atOnce;

    SweepPass(WarpNetwork network, SequenceBlock block, RecurrenceSession recurrence) {
        this.network = network;
        this.recurrence = recurrence;
        steps = block;
        int lanes = Math.min(MOST_LANES, WEIGHTS / Math.max(1, network.decoder().stateSize()));
        atOnce = Math.max(1, Math.min(block.steps(), lanes / block.lanes()));
        this.block = block.sideBySide(atOnce);
    }

    private Lanes lanes(int rows) {
        return Lanes.zeros(network.precision(), rows, block.lanes());
    }

    /**
     * @param parameters the decoder's
     * @return this block's share of the loss
     */
    double run(ParameterAccess parameters) {
        DecoderSession decoder =
                network.decoder()
                        .open(
                                new DecoderBlock(
                                        network.precision(),
                                        block.lanes(),
                                        block.steps(),
                                        block.decodeTau(),
                                        block.time(),
                                        block.ahead(),
                                        block.inputs(),
                                        block.forced(),
                                        block.lastAdaptingStep(),
                                        true),
                                parameters);
        int inputs = network.drive().inputs();
        int outputs = network.decoder().outputSize();
        Lanes before = lanes(inputs);
        Lanes now = lanes(inputs);
        Lanes dInput = lanes(inputs);
        Lanes drive = network.drive().buffer(network.precision(), block.lanes());
        Lanes theta = lanes(network.decoder().stateSize());
        Lanes dTheta = lanes(theta.rows());
        Lanes output = lanes(outputs);
        Lanes dOutput = lanes(outputs);
        double[][] inputsBefore = steps.inputsBeforeSideBySide(atOnce);
        double[][] tauBefore = steps.tauBeforeSideBySide(atOnce);
        double[] clockStep = new double[block.lanes()];
        double loss = 0;
        for (int f = 0; f < block.steps(); f++) {
            int t = f * atOnce;
            int count = Math.min(atOnce, steps.steps() - t);
            now.writeAll(block.inputs()[f]);
            if (network.hasState()) {
                before.writeAll(inputsBefore[f]);
                for (int i = 0; i < clockStep.length; i++) {
                    clockStep[i] = block.tau()[f][i] - tauBefore[f][i];
                }
                network.drive().forward(before, now, clockStep, drive);
                ((StepsAtOnce) recurrence).steps(t, count, drive, theta);
            }
            if (block.counts(f)) {
                decoder.forward(f, theta, now, output);
                dOutput.fill(0);
                loss +=
                        network.head()
                                .loss(output, block.targets()[f], block.weights()[f], dOutput);
                dTheta.fill(0);
                decoder.backward(f, theta, now, dOutput, dTheta, dInput);
                if (network.hasState()) {
                    ((StepsAtOnce) recurrence).backwardSteps(t, count, dTheta);
                }
            }
        }
        decoder.finish();
        return loss;
    }
}
