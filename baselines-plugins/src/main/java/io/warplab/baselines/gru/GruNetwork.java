package io.warplab.baselines.gru;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.optimizer.WeightStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The network for the length of one pass: its weights as arrays of one manager, which frees all.
 */
final class GruNetwork {
    private final NDManager manager;
    private final GruParameters parameters;
    private final boolean clocked;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final NDList layers = new NDList();

    /**
     * @param clocked whether the clock is the last input
     * @param training whether gradients are wanted
     */
    GruNetwork(
            NDManager manager,
            GruParameters parameters,
            WeightStore store,
            boolean clocked,
            boolean training) {
        this.manager = manager;
        this.parameters = parameters;
        this.clocked = clocked;
        for (ParameterSpec spec : store.specs()) {
            NDArray array = manager.create(store.values(spec.name()), new Shape(spec.shape()));
            array.setRequiresGradient(training);
            weights.put(spec.name(), array);
        }
        for (int k = 0; k < parameters.layers(); k++) {
            GruParameters.layer(k).forEach(name -> layers.add(weights.get(name)));
        }
    }

    /**
     * Predictions, fed back where the drive does not force.
     *
     * @return [S, N, outputs]: y_t of every step
     */
    NDArray unroll(Drive drive) {
        NDArray hidden = start(drive.lanes());
        NDArray previous = null;
        NDList outputs = new NDList();
        int t = 0;
        while (t < drive.steps()) {
            int end = drive.forcedUntil(t);
            NDArray input;
            if (end > t) {
                input = data(drive, t, end);
            } else {
                input = fedBack(drive, t, previous);
                end = t + 1;
            }
            NDList stepped = step(withClock(input, drive, t, end), hidden);
            hidden = stepped.get(1);
            NDArray output = readOut(stepped.get(0));
            outputs.add(output);
            previous =
                    end - t == 1
                            ? output
                            : output.get(new NDIndex().addSliceDim(end - t - 1, end - t));
            t = end;
        }
        return outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 0);
    }

    /**
     * Hidden states of the last layer, all steps driven by data.
     *
     * @return [S, N, H]
     */
    NDArray hidden(Drive drive) {
        NDArray input = withClock(data(drive, 0, drive.steps()), drive, 0, drive.steps());
        return step(input, start(drive.lanes())).get(0);
    }

    /** [.., H] to [.., outputs]. */
    NDArray readOut(NDArray hidden) {
        return Linear.linear(
                        hidden,
                        weights.get(GruParameters.OUTPUT_WEIGHT),
                        weights.get(GruParameters.OUTPUT_BIAS))
                .get(0);
    }

    /** Gradients after a backward pass, by weight name. */
    Map<String, float[]> gradients() {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        weights.forEach((name, array) -> gradients.put(name, array.getGradient().toFloatArray()));
        return gradients;
    }

    private NDArray start(int lanes) {
        return manager.zeros(new Shape(parameters.layers(), lanes, parameters.hidden()));
    }

    private NDList step(NDArray input, NDArray hidden) {
        return input.getNDArrayInternal()
                .gru(input, hidden, layers, true, parameters.layers(), 0, true, false, false);
    }

    private NDArray data(Drive drive, int from, int to) {
        int row = drive.lanes() * drive.channels();
        return manager.create(
                Arrays.copyOfRange(drive.data(), from * row, to * row),
                new Shape(to - from, drive.lanes(), drive.channels()));
    }

    private NDArray fedBack(Drive drive, int t, NDArray previous) {
        if (drive.forcedLanes(t) == 0) {
            return previous;
        }
        float[] free = new float[drive.lanes()];
        for (int n = 0; n < free.length; n++) {
            free[n] = drive.forced()[t * drive.lanes() + n] ? 0 : 1;
        }
        // The drive's data is 0 where it does not force.
        return data(drive, t, t + 1)
                .add(previous.mul(manager.create(free, new Shape(1, drive.lanes(), 1))));
    }

    private NDArray withClock(NDArray input, Drive drive, int from, int to) {
        if (!clocked) {
            return input;
        }
        float[] clock = Arrays.copyOfRange(drive.clock(), from * drive.lanes(), to * drive.lanes());
        return input.concat(manager.create(clock, new Shape(to - from, drive.lanes(), 1)), 2);
    }
}
