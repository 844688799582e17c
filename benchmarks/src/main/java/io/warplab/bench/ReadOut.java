package io.warplab.bench;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import java.util.SplittableRandom;

/**
 * The least that a decoder can do: the first numbers of the state are the prediction.
 *
 * @param stateSize numbers of the state
 * @param outputSize of them that are read
 */
record ReadOut(int stateSize, int outputSize) implements Decoder {
    private static final double SCALE = 0.1;

    @Override
    public double[] initialState(long seed) {
        return new SplittableRandom(seed).doubles(stateSize, -SCALE, SCALE).toArray();
    }

    @Override
    public boolean independentSteps() {
        return true;
    }

    @Override
    public DecoderSession open(DecoderBlock block, ParameterAccess parameters) {
        return new DecoderSession() {
            @Override
            public void forward(int t, Lanes theta, Lanes input, Lanes output) {
                output.copyRows(0, theta, 0, outputSize);
            }

            @Override
            public void backward(
                    int t, Lanes theta, Lanes input, Lanes dOutput, Lanes dTheta, Lanes dInput) {
                dTheta.addScaledRows(0, 1, dOutput, 0, outputSize);
            }
        };
    }
}
