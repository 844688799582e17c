package io.warplab.core.decoder.physics;

import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;

/** Decodes one block of lanes with physics. Physics is in float64 whatever the lanes are. */
final class PhysicsSession implements DecoderSession {
    /**
     * Sizes.
     *
     * @param states S
     * @param parameters P
     * @param rootParameters outputs of the root network that shift parameters: P or 0
     */
    record Layout(int states, int parameters, int rootParameters) {}

    private final DecoderBlock block;
    private final double[] offset;
    private final double[] scale;
    private final boolean readsState;
    private final ParameterTrack track;
    private final StateObserver observer;
    private final PriorPrediction prior;
    private final RootOutputs root;
    private final Residual residual;
    private final Layout layout;
    private final RawSpread spread;
    private final Runnable addGradients;
    private final double[][] input;
    private final double[][] observed;
    private final double[][] state;
    private final double[][] next;
    private final double[][] dNext;
    private final double[][] dState;
    private final double[][] dParameters;
    private final double[][] dRoot;
    private double[][] parameters;

    /**
     * @param scaling of the states, which inputs and targets share
     * @param readsState whether inputs are states; a closed form may look at the clock alone
     * @param observer null: start from the input itself
     * @param root null when the hidden state has no say
     * @param spread null unless the head is Gaussian
     * @param addGradients called at the end of the backward pass
     */
    PhysicsSession(
            DecoderBlock block,
            Normalisation scaling,
            boolean readsState,
            ParameterTrack track,
            StateObserver observer,
            PriorPrediction prior,
            RootOutputs root,
            Residual residual,
            Layout layout,
            RawSpread spread,
            Runnable addGradients) {
        this.block = block;
        offset = scaling.offset();
        scale = scaling.scale();
        this.readsState = readsState;
        this.track = track;
        this.observer = observer;
        this.prior = prior;
        this.root = root;
        this.residual = residual;
        this.layout = layout;
        this.spread = spread;
        this.addGradients = addGradients;
        int lanes = block.lanes();
        input = new double[layout.states()][lanes];
        observed = new double[layout.states()][lanes];
        state = new double[layout.states()][lanes];
        next = new double[layout.states()][lanes];
        dNext = new double[layout.states()][lanes];
        dState = new double[layout.states()][lanes];
        dParameters = new double[layout.parameters()][lanes];
        dRoot =
                new double[layout.rootParameters() + (residual.isPresent() ? layout.states() : 0)]
                        [lanes];
    }

    /** Whether the hidden state has a say at a step; held parameters do not ask it. */
    private boolean asksRoot(int t) {
        return root != null && (residual.isPresent() || !track.frozen(t));
    }

    @Override
    public void forward(int t, Lanes theta, Lanes in, Lanes output) {
        int lanes = block.lanes();
        double[][] rootValues = asksRoot(t) ? root.forward(t, theta) : null;
        if (readsState) {
            if (track.observes()) {
                readObserved(t);
            }
            readState(t, in);
        }
        parameters = track.forward(t, observed, layout.rootParameters() > 0 ? rootValues : null);
        prior.forward(t, state, parameters, track.frozen(t), next);
        if (residual.isPresent()) {
            residual.correct(rootValues, state, next, scale);
        }
        for (int s = 0; s < layout.states(); s++) {
            for (int n = 0; n < lanes; n++) {
                next[s][n] = (next[s][n] - offset[s]) / scale[s];
            }
            output.writeRow(s, next[s]);
        }
        if (observer != null) {
            observer.predicted(next);
        }
        if (spread != null) {
            spread.write(output);
        }
    }

    private void readObserved(int t) {
        double[] row = block.observed()[block.row(t)];
        for (int s = 0; s < layout.states(); s++) {
            for (int n = 0; n < block.lanes(); n++) {
                observed[s][n] = row[s * block.lanes() + n] * scale[s] + offset[s];
            }
        }
    }

    /** The raw state that the prior starts from; scaled inputs stay in {@link #input}. */
    private void readState(int t, Lanes in) {
        for (int s = 0; s < layout.states(); s++) {
            in.readRow(s, input[s]);
        }
        if (observer != null) {
            observer.state(t, block.seen()[block.row(t)], input, state);
        }
        double[][] from = observer != null ? state : input;
        for (int s = 0; s < layout.states(); s++) {
            for (int n = 0; n < block.lanes(); n++) {
                state[s][n] = from[s][n] * scale[s] + offset[s];
            }
        }
    }

    @Override
    public void backward(int t, Lanes theta, Lanes in, Lanes dOutput, Lanes dTheta, Lanes dInput) {
        int lanes = block.lanes();
        for (int s = 0; s < layout.states(); s++) {
            dOutput.readRow(s, dNext[s]);
            if (observer != null) {
                for (int n = 0; n < lanes; n++) {
                    dNext[s][n] += observer.carried()[s][n];
                }
            }
            for (int n = 0; n < lanes; n++) {
                dNext[s][n] /= scale[s];
            }
        }
        if (residual.isPresent()) {
            residual.backward(t, root.forward(t, theta), dNext, scale, dRoot);
        }
        prior.backward(t, dNext, dState, dParameters);
        track.backward(t, dParameters, layout.rootParameters() > 0 ? dRoot : null);
        if (asksRoot(t)) {
            root.backward(t, theta, dRoot, dTheta);
        }
        if (readsState) {
            backwardToInput(t, dInput);
        }
        if (spread != null) {
            spread.backward(dOutput);
        }
    }

    private void backwardToInput(int t, Lanes dInput) {
        for (int s = 0; s < layout.states(); s++) {
            for (int n = 0; n < block.lanes(); n++) {
                dState[s][n] *= scale[s];
            }
        }
        if (observer != null) {
            observer.backward(t, dState, dNext);
        }
        for (int s = 0; s < layout.states(); s++) {
            dInput.addRow(s, observer != null ? dNext[s] : dState[s]);
        }
    }

    @Override
    public double penalty(int t, double[] weight) {
        return residual.penalty(t, weight);
    }

    @Override
    public void freeze(boolean frozen) {
        track.freeze(frozen);
    }

    @Override
    public void finish() {
        track.finish();
        addGradients.run();
    }

    @Override
    public void physicalParameters(double[][] out) {
        for (int k = 0; k < layout.parameters(); k++) {
            System.arraycopy(parameters[k], 0, out[k], 0, block.lanes());
        }
        if (residual.isPresent()) {
            residual.share(out[layout.parameters()]);
        }
    }
}
