package io.warplab.core.decoder;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;

/**
 * Evaluates a perceptron with other weights in every lane, forward and backward. Holds work space
 * for one block of lanes; not thread-safe.
 */
public final class MlpKernel {
    private final MlpShape shape;
    private final Lanes[] pre;
    private final Lanes[] post;
    private final Lanes[] gradient;

    /** Work space for {@code lanes} sequences. */
    public MlpKernel(MlpShape shape, Precision precision, int lanes) {
        this.shape = shape;
        pre = new Lanes[shape.hiddenLayers()];
        post = new Lanes[shape.hiddenLayers()];
        gradient = new Lanes[shape.hiddenLayers()];
        for (int l = 0; l < shape.hiddenLayers(); l++) {
            pre[l] = Lanes.zeros(precision, shape.width(), lanes);
            post[l] = Lanes.zeros(precision, shape.width(), lanes);
            gradient[l] = Lanes.zeros(precision, shape.width(), lanes);
        }
    }

    /**
     * @param theta weights from row {@code thetaRow}
     * @param in [inputs, lanes]
     * @param out [outputs, lanes], overwritten
     */
    public void forward(Lanes theta, int thetaRow, Lanes in, Lanes out) {
        Lanes x = in;
        int at = thetaRow;
        for (int l = 0; l < shape.layers(); l++) {
            int inputs = shape.layerInputs(l);
            int outputs = shape.layerOutputs(l);
            if (l == shape.hiddenLayers()) {
                out.affine(outputs, theta, at, x, inputs);
            } else {
                pre[l].affine(outputs, theta, at, x, inputs);
                post[l].activate(shape.activation(), pre[l], outputs);
                x = post[l];
            }
            at += (inputs + 1) * outputs;
        }
    }

    /**
     * Recomputes the forward pass, then its vector-Jacobian product.
     *
     * @param dOut gradient of the output, [outputs, lanes]
     * @param dTheta added to, laid out as theta
     * @param dIn added to, [inputs, lanes], or null
     */
    public void backward(Lanes theta, int thetaRow, Lanes in, Lanes dOut, Lanes dTheta, Lanes dIn) {
        Lanes x = in;
        int at = thetaRow;
        for (int l = 0; l < shape.hiddenLayers(); l++) {
            int inputs = shape.layerInputs(l);
            pre[l].affine(shape.width(), theta, at, x, inputs);
            post[l].activate(shape.activation(), pre[l], shape.width());
            x = post[l];
            at += (inputs + 1) * shape.width();
        }
        backwardOfLast(theta, thetaRow, in, dOut, dTheta, dIn);
    }

    /** {@link #backward} straight after {@link #forward} at the same arguments. */
    public void backwardOfLast(
            Lanes theta, int thetaRow, Lanes in, Lanes dOut, Lanes dTheta, Lanes dIn) {
        int at = thetaRow;
        for (int l = 0; l < shape.hiddenLayers(); l++) {
            at += (shape.layerInputs(l) + 1) * shape.width();
        }
        Lanes dy = dOut;
        for (int l = shape.hiddenLayers(); l >= 0; l--) {
            Lanes layerIn = l == 0 ? in : post[l - 1];
            Lanes dLayerIn = l == 0 ? dIn : gradient[l - 1];
            if (l > 0) {
                dLayerIn.fill(0);
            }
            dy.affineBackward(
                    shape.layerOutputs(l),
                    theta,
                    at,
                    layerIn,
                    shape.layerInputs(l),
                    dTheta,
                    dLayerIn);
            if (l > 0) {
                dLayerIn.activateBackward(shape.activation(), pre[l - 1], shape.width());
                at -= (shape.layerInputs(l - 1) + 1) * shape.layerOutputs(l - 1);
                dy = dLayerIn;
            }
        }
    }
}
