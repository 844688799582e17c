package io.warplab.core.decoder.physics;

import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.core.decoder.physics.kalman.Sensors;
import io.warplab.core.decoder.physics.kalman.SequenceEstimator;
import java.util.Arrays;

/**
 * Decodes one block of lanes from a filtered state. Where a step was observed, the state is what
 * the estimator says; elsewhere the prediction of the step before, all states of it, whatever the
 * channels show. No gradient goes through the estimator: nothing in it is trained.
 */
final class KalmanSession implements DecoderSession {
    /**
     * Parts and sizes.
     *
     * @param states S
     * @param parameters P
     * @param rootParameters outputs of the root network that shift parameters: P or 0
     * @param stateScale unit of each state
     */
    record Layout(int states, int parameters, int rootParameters, double[] stateScale) {}

    private final DecoderBlock block;
    private final Normalisation scaling;
    private final Sensors sensors;
    private final SequenceEstimator estimator;
    private final ParameterBounds bounds;
    private final PriorPrediction prior;
    private final KnownInputs inputs;
    private final RootOutputs root;
    private final Residual residual;
    private final Layout layout;
    private final RawSpread spread;
    private final Runnable addGradients;
    private final int lanes;
    private final double[][] state;
    private final double[][] next;
    private final double[][] observed;
    private double[][] parameters;
    private double[][] scale;
    private double[][] offset;
    private boolean frozenInStream;

    /** What the backward pass needs of a step; parameters null where they were held. */
    private record Step(double[][] parameters, double[][] scale, boolean[] estimated) {}

    private final Step[] kept;
    private final double[][] dState;
    private final double[][] dNext;
    private final double[][] dParameters;
    private final double[][] pending;
    private final double[][] dRoot;

    /**
     * @param scaling of the channels
     * @param inputs what acts on the prior
     * @param root null when the hidden state has no say
     * @param spread null unless the head is Gaussian
     * @param addGradients called at the end of the backward pass
     */
    KalmanSession(
            DecoderBlock block,
            Normalisation scaling,
            Sensors sensors,
            SequenceEstimator estimator,
            ParameterBounds bounds,
            PriorPrediction prior,
            KnownInputs inputs,
            RootOutputs root,
            Residual residual,
            Layout layout,
            RawSpread spread,
            Runnable addGradients) {
        this.block = block;
        this.scaling = scaling;
        this.sensors = sensors;
        this.estimator = estimator;
        this.bounds = bounds;
        this.prior = prior;
        this.inputs = inputs;
        this.root = root;
        this.residual = residual;
        this.layout = layout;
        this.spread = spread;
        this.addGradients = addGradients;
        lanes = block.lanes();
        int channels = sensors.channels();
        state = new double[layout.states()][lanes];
        next = new double[layout.states()][lanes];
        observed = new double[channels][lanes];
        scale = new double[channels][];
        offset = new double[channels][];
        kept = new Step[block.training() ? block.steps() : 0];
        dState = new double[layout.states()][lanes];
        dNext = new double[layout.states()][lanes];
        dParameters = new double[layout.parameters()][lanes];
        pending = new double[layout.parameters()][lanes];
        dRoot =
                new double[layout.rootParameters() + (residual.isPresent() ? layout.states() : 0)]
                        [lanes];
    }

    private boolean adapts(int t) {
        return !frozenInStream && t <= block.lastAdaptingStep();
    }

    /** Whether the hidden state has a say at a step; held parameters do not ask it. */
    private boolean asksRoot(int t) {
        return root != null && (residual.isPresent() || adapts(t));
    }

    @Override
    public void forward(int t, Lanes theta, Lanes in, Lanes output) {
        double[][] rootValues = asksRoot(t) ? root.forward(t, theta) : null;
        boolean[] estimated = new boolean[lanes];
        if (adapts(t)) {
            observe(t, estimated, rootValues);
        }
        prior.forward(t, state, parameters, !adapts(t), next);
        if (residual.isPresent()) {
            residual.correct(rootValues, state, next, layout.stateScale());
        }
        write(output);
        if (block.training()) {
            kept[t] = new Step(adapts(t) ? parameters : null, scale.clone(), estimated);
        }
        for (int s = 0; s < layout.states(); s++) {
            System.arraycopy(next[s], 0, state[s], 0, lanes);
        }
    }

    /** Takes step t's measurements: state, parameters and sensors after it. */
    private void observe(int t, boolean[] estimated, double[][] shift) {
        double[] seen = block.seen()[block.row(t)];
        double[] row = block.observed()[block.row(t)];
        for (int c = 0; c < observed.length; c++) {
            for (int n = 0; n < lanes; n++) {
                observed[c][n] = row[c * lanes + n] * scaling.scale()[c] + scaling.offset()[c];
            }
        }
        boolean fitted =
                estimator.observe(
                        block.time()[block.row(t)],
                        seen,
                        observed,
                        inputs.at(t),
                        t == block.lastAdaptingStep());
        double[][] estimate = estimator.state();
        for (int n = 0; n < lanes; n++) {
            estimated[n] = fitted || seen[n] != 0;
            for (int s = 0; s < layout.states() && estimated[n]; s++) {
                state[s][n] = estimate[s][n];
            }
        }
        parameters = estimator.parameters();
        for (int k = 0; k < layout.rootParameters(); k++) {
            bounds.unbounded(k, parameters[k], parameters[k]);
            bounds.bounded(k, parameters[k], shift[k], parameters[k]);
        }
        for (int c = 0; c < scale.length; c++) {
            scale[c] = estimator.scale(c);
            offset[c] = estimator.offset(c);
        }
    }

    private void write(Lanes output) {
        double[] reading = new double[lanes];
        for (int c = 0; c < sensors.channels(); c++) {
            double[] x = next[sensors.state(c)];
            for (int n = 0; n < lanes; n++) {
                reading[n] =
                        (scale[c][n] * x[n] + offset[c][n] - scaling.offset()[c])
                                / scaling.scale()[c];
            }
            output.writeRow(c, reading);
        }
        if (spread != null) {
            spread.write(output);
        }
    }

    @Override
    public void backward(int t, Lanes theta, Lanes in, Lanes dOutput, Lanes dTheta, Lanes dInput) {
        Step step = kept[t];
        kept[t] = null;
        double[] dReading = new double[lanes];
        for (int s = 0; s < layout.states(); s++) {
            System.arraycopy(dState[s], 0, dNext[s], 0, lanes);
        }
        for (int c = 0; c < sensors.channels(); c++) {
            dOutput.readRow(c, dReading);
            double[] sum = dNext[sensors.state(c)];
            for (int n = 0; n < lanes; n++) {
                sum[n] += dReading[n] * step.scale()[c][n] / scaling.scale()[c];
            }
        }
        if (spread != null) {
            spread.backward(dOutput);
        }
        prior.backward(t, dNext, dState, dParameters);
        for (int s = 0; s < layout.states(); s++) {
            for (int n = 0; n < lanes; n++) {
                dState[s][n] = step.estimated()[n] ? 0 : dState[s][n];
            }
        }
        backwardToRoot(t, step, theta, dTheta);
    }

    private void backwardToRoot(int t, Step step, Lanes theta, Lanes dTheta) {
        for (int k = 0; k < layout.rootParameters(); k++) {
            LaneLoops.add(pending[k], dParameters[k]);
            Arrays.fill(dRoot[k], 0);
            if (step.parameters() != null) {
                bounds.slopeOfShift(k, step.parameters()[k], dRoot[k]);
                LaneLoops.multiply(dRoot[k], pending[k], dRoot[k]);
                Arrays.fill(pending[k], 0);
            }
        }
        if (asksRoot(t)) {
            if (residual.isPresent()) {
                residual.backward(t, root.forward(t, theta), dNext, layout.stateScale(), dRoot);
            }
            root.backward(t, theta, dRoot, dTheta);
        }
    }

    @Override
    public double penalty(int t, double[] weight) {
        return residual.penalty(t, weight);
    }

    @Override
    public void freeze(boolean frozen) {
        frozenInStream = frozen;
    }

    @Override
    public void finish() {
        addGradients.run();
    }

    @Override
    public void physicalParameters(double[][] out) {
        int k = 0;
        for (double[][] part :
                new double[][][] {parameters, estimator.settings(), estimator.noise()}) {
            for (double[] row : part) {
                System.arraycopy(row, 0, out[k++], 0, lanes);
            }
        }
        if (residual.isPresent()) {
            residual.share(out[k]);
        }
    }
}
