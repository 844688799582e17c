package io.warplab.core.decoder.physics;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.lanes.Lanes;
import io.warplab.core.decoder.MlpKernel;
import io.warplab.core.decoder.MlpShape;

/** The root network of the hidden state, a perceptron of the clock, on a block of lanes. */
final class RootOutputs {
    private final DecoderBlock block;
    private final MlpKernel kernel;
    private final Lanes clock;
    private final Lanes out;
    private final double[][] values;

    /** The step that the kernel stands at. */
    private int latest = -1;

    RootOutputs(MlpShape shape, DecoderBlock block) {
        this.block = block;
        kernel = new MlpKernel(shape, block.precision(), block.lanes());
        clock = Lanes.zeros(block.precision(), 1, block.lanes());
        out = Lanes.zeros(block.precision(), shape.outputs(), block.lanes());
        values = new double[shape.outputs()][block.lanes()];
    }

    /** Outputs at step t, [output][lane]; valid until the next call. */
    double[][] forward(int t, Lanes theta) {
        latest = t;
        clock.writeRow(0, block.tau()[block.row(t)]);
        kernel.forward(theta, 0, clock, out);
        for (int o = 0; o < values.length; o++) {
            out.readRow(o, values[o]);
        }
        return values;
    }

    /** Adds the gradient of the weights. */
    void backward(int t, Lanes theta, double[][] dValues, Lanes dTheta) {
        for (int o = 0; o < dValues.length; o++) {
            out.writeRow(o, dValues[o]);
        }
        if (t == latest) {
            kernel.backwardOfLast(theta, 0, clock, out, dTheta, null);
        } else {
            latest = t;
            clock.writeRow(0, block.tau()[block.row(t)]);
            kernel.backward(theta, 0, clock, out, dTheta, null);
        }
    }
}
