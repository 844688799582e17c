package io.warplab.bench;

import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.Workers;
import io.warplab.core.decoder.MlpDecoder;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.engine.Drive;
import io.warplab.core.engine.InitialNetwork;
import io.warplab.core.engine.ParameterStore;
import io.warplab.core.engine.PointHead;
import io.warplab.core.engine.WarpNetwork;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parts of a network with a dense A in float32, its root network of the size {@code WIDTH
 * HIDDEN}, its parameters and their gradient: what the benchmarks of the parts run on.
 */
final class EngineParts {
    private static final int HIDDEN_OF_INITIAL = 32;

    private final WarpNetwork network;
    private final ParameterStore store;
    private final INDArray gradient;

    /**
     * @param root WIDTH HIDDEN
     * @param inputs D_x
     */
    EngineParts(String root, int inputs) {
        String[] sizes = root.split(" ");
        MlpDecoder decoder =
                new MlpDecoder(
                        new MlpDecoderConfig(
                                Integer.parseInt(sizes[0]),
                                Integer.parseInt(sizes[1]),
                                Activation.SWISH,
                                MlpDecoderConfig.Output.LINEAR,
                                1,
                                false,
                                0),
                        inputs,
                        inputs,
                        inputs);
        int d = decoder.stateSize();
        network =
                new WarpNetwork(
                        new InitialNetwork(
                                List.of(inputs, HIDDEN_OF_INITIAL, d),
                                Activation.SWISH,
                                decoder::initialState),
                        new Drive(inputs, false, false),
                        new DenseRecurrenceFactory()
                                .create(
                                        new RecurrenceConfig(),
                                        new RecurrenceContext(d, inputs, Double.POSITIVE_INFINITY)),
                        null,
                        decoder,
                        new PointHead(1),
                        Precision.FLOAT32);
        store = new ParameterStore(network.parameters(), Precision.FLOAT32, 1);
        gradient = store.newGradient();
    }

    WarpNetwork network() {
        return network;
    }

    ParameterStore store() {
        return store;
    }

    INDArray gradient() {
        return gradient;
    }

    /** D_theta. */
    int stateSize() {
        return network.decoder().stateSize();
    }

    /** A component's parameters and gradients. */
    ParameterAccess access(String component) {
        return store.access(component, gradient);
    }

    /** The recurrence on a batch, in training. */
    RecurrencePass pass(Mode mode, int lanes, int steps, Lanes starts, Workers workers) {
        return network.recurrence()
                .open(
                        mode,
                        new RecurrenceBatch(Precision.FLOAT32, lanes, steps, starts, true, workers),
                        access(WarpNetwork.RECURRENCE));
    }

    /** Small random numbers. */
    static Lanes random(int rows, int lanes) {
        SplittableRandom random = new SplittableRandom(1);
        Lanes all = Lanes.zeros(Precision.FLOAT32, rows, lanes);
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < lanes; n++) {
                all.set(r, n, 0.1 * random.nextGaussian());
            }
        }
        return all;
    }
}
