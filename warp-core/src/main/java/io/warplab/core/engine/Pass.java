package io.warplab.core.engine;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceSession;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One forward pass, and in training one backward pass, of a network over a block of lanes.
 *
 * <pre>
 * theta_{-1} = init(x_0);  u_{-1} = u_0
 * u_t     = x_t where forced, else y_{t-1} (forecast) or u_{t-1} (teacher-driven)
 * theta_t = A theta_{t-1} + B (u_t - u_{t-1})
 * y_t     = decode(theta_t, [tau, u_t])
 * </pre>
 *
 * The gradient flows through fed-back predictions. Single-threaded; blocks run side by side.
 */
public final class Pass implements AutoCloseable {
    private final WarpNetwork network;
    private final SequenceBlock block;
    private final boolean training;
    private final InitialState.Session initial;
    private final RecurrenceSession recurrence;
    private final DecoderSession decoder;
    private final Lanes theta;
    private final Lanes[] inputs;
    private final Lanes[] outputs;
    private final Lanes drive;
    private final int inputSize;

    /**
     * @param gradient where parameter gradients are added, from {@link ParameterStore#newGradient};
     *     null at inference
     */
    public Pass(
            WarpNetwork network,
            SequenceBlock block,
            ParameterStore parameters,
            INDArray gradient) {
        this.network = network;
        this.block = block;
        training = gradient != null;
        inputSize = network.drive().inputs();
        int n = block.lanes();
        int steps = block.steps();
        if (network.hasState()) {
            initial =
                    network.initial()
                            .open(
                                    network.precision(),
                                    n,
                                    parameters.access(WarpNetwork.INITIAL, gradient));
            recurrence =
                    network.recurrence()
                            .open(
                                    network.mode(),
                                    new RecurrenceBlock(
                                            network.precision(),
                                            n,
                                            Math.min(steps, block.lastAdaptingStep() + 1),
                                            block.time(),
                                            training),
                                    parameters.access(WarpNetwork.RECURRENCE, gradient));
        } else {
            initial = null;
            recurrence = null;
        }
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
                                        training),
                                parameters.access(WarpNetwork.DECODER, gradient));
        theta = Lanes.zeros(network.precision(), network.decoder().stateSize(), n);
        inputs = new Lanes[steps];
        outputs = new Lanes[steps];
        drive = network.drive().buffer(network.precision(), n);
    }

    /** y_t as the decoder gave it, [outputSize, lanes]; null where the step was not decoded. */
    public Lanes output(int t) {
        return outputs[t];
    }

    /** Physical parameters behind the last step decoded, [parameter][lane]. */
    public void physicalParameters(double[][] out) {
        decoder.physicalParameters(out);
    }

    /** Called after each decoded step. */
    public interface StepListener {
        void decoded(int t);
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
            inputs[t] = input(t);
            if (network.hasState()) {
                if (t == 0) {
                    initial.forward(inputs[0], theta);
                    recurrence.start(theta, block.startGroups());
                }
                if (t <= block.lastAdaptingStep()) {
                    network.drive()
                            .forward(inputs[Math.max(t - 1, 0)], inputs[t], clockStep(t), drive);
                    recurrence.step(t, drive, theta);
                }
            }
            if (block.decodeAll() || block.counts(t)) {
                outputs[t] =
                        Lanes.zeros(
                                network.precision(), network.decoder().outputSize(), block.lanes());
                decoder.forward(t, theta, inputs[t], outputs[t]);
                loss +=
                        network.head()
                                .loss(outputs[t], block.targets()[t], block.weights()[t], null);
                listener.decoded(t);
            }
        }
        return loss;
    }

    /** Runs backward, after {@link #forward} in training: adds to all parameter gradients. */
    public void backward() {
        if (!training) {
            throw new IllegalStateException("this pass was opened for inference");
        }
        int n = block.lanes();
        Lanes dOutput = Lanes.zeros(network.precision(), network.decoder().outputSize(), n);
        Lanes dTheta = Lanes.zeros(network.precision(), network.decoder().stateSize(), n);
        Lanes dDrive = network.drive().buffer(network.precision(), n);
        Lanes dInput = Lanes.zeros(network.precision(), inputSize, n);
        Lanes dBefore = Lanes.zeros(network.precision(), inputSize, n);
        Lanes dFeedback = Lanes.zeros(network.precision(), inputSize, n);
        for (int t = block.steps() - 1; t >= 0; t--) {
            // dBefore: what the drive of step t + 1 says about u_t. It and the decoder's part make
            // the whole.
            dInput.copyRows(0, dBefore, 0, inputSize);
            dBefore.fill(0);
            if (block.ahead() == 0) {
                // Held inputs: u_{t+1} = u_t where step t + 1 was not forced.
                dInput.addScaledRows(0, 1, dFeedback, 0, inputSize);
            }
            if (network.hasState() && t < block.lastAdaptingStep()) {
                dTheta.fill(0);
            }
            if (outputs[t] != null) {
                dOutput.fill(0);
                network.head().loss(outputs[t], block.targets()[t], block.weights()[t], dOutput);
                if (block.ahead() == 1) {
                    network.head().meanBackward(outputs[t], dFeedback, dOutput);
                }
                if (network.hasState()) {
                    recurrence.state(Math.min(t, block.lastAdaptingStep()), theta);
                }
                decoder.backward(t, theta, inputs[t], dOutput, dTheta, dInput);
            }
            if (network.hasState() && t <= block.lastAdaptingStep()) {
                recurrence.backward(t, dTheta, dDrive);
                network.drive()
                        .backward(
                                inputs[Math.max(t - 1, 0)],
                                inputs[t],
                                clockStep(t),
                                dDrive,
                                dBefore,
                                dInput);
            }
            unforced(t, dInput, dFeedback);
        }
        if (network.hasState()) {
            dTheta.fill(0);
            recurrence.finish(dTheta);
            initial.backward(inputs[0], dTheta);
        }
        decoder.finish();
    }

    private Lanes input(int t) {
        int n = block.lanes();
        Lanes u = Lanes.zeros(network.precision(), inputSize, n);
        Lanes last = null;
        if (t > 0) {
            if (block.ahead() == 1) {
                last = Lanes.zeros(network.precision(), inputSize, n);
                network.head().mean(outputs[t - 1], last);
            } else {
                last = inputs[t - 1];
            }
        }
        for (int c = 0; c < inputSize; c++) {
            for (int i = 0; i < n; i++) {
                boolean data = t == 0 || block.forced()[t][i] != 0;
                u.set(c, i, data ? block.inputs()[t][c * n + i] : last.get(c, i));
            }
        }
        return u;
    }

    /** Keeps the gradient of u_t where u_t came from the step before. */
    private void unforced(int t, Lanes dInput, Lanes dFeedback) {
        for (int c = 0; c < inputSize; c++) {
            for (int i = 0; i < block.lanes(); i++) {
                boolean data = t == 0 || block.forced()[t][i] != 0;
                dFeedback.set(c, i, data ? 0 : dInput.get(c, i));
            }
        }
    }

    private double[] clockStep(int t) {
        double[] step = new double[block.lanes()];
        if (t > 0) {
            for (int i = 0; i < step.length; i++) {
                step[i] = block.tau()[t][i] - block.tau()[t - 1][i];
            }
        }
        return step;
    }

    @Override
    public void close() {
        if (recurrence != null) {
            recurrence.close();
        }
    }
}
