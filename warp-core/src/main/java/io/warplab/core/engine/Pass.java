package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.Workers;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One pass of a network over a batch: what the sequences share. The sequences themselves run in
 * blocks of lanes, {@link LanePass}; blocks of different workers run side by side.
 *
 * <pre>
 * theta_{-1} = init(x_0);  u_{-1} = u_0
 * u_t     = x_t where forced, else y_{t-1} (forecast) or u_{t-1} (teacher-driven)
 * theta_t = A theta_{t-1} + B (u_t - u_{t-1})
 * y_t     = decode(theta_t, [tau, u_t])
 * </pre>
 *
 * Memory follows the size of the blocks, not of the batch. In {@link Mode#CHUNKED} blocks use all
 * workers themselves and must be run one after the other, as worker 0.
 */
public final class Pass implements AutoCloseable {
    private final WarpNetwork network;
    private final ParameterStore parameters;
    private final INDArray gradient;
    private final Mode mode;
    private final InitialState.Session initial;
    private final RecurrencePass recurrence;
    private final Lanes dCoordinates;
    private final SeparateGradient[] decoderGradients;
    private final int columns;
    private final int nonzeroColumns;

    /**
     * @param mode how to evaluate the recurrence, one of its modes; ignored without a state
     * @param x0 first observations, scaled, [D_x, N]
     * @param adaptingSteps steps after which theta stays as it is, or T
     * @param gradient where parameter gradients are added, from {@link ParameterStore#newGradient};
     *     null at inference
     */
    public Pass(
            WarpNetwork network,
            Mode mode,
            Lanes x0,
            int adaptingSteps,
            ParameterStore parameters,
            INDArray gradient,
            Workers workers) {
        this.network = network;
        this.parameters = parameters;
        this.gradient = gradient;
        this.mode = mode;
        decoderGradients = new SeparateGradient[workers.count()];
        if (network.hasState()) {
            initial =
                    initial(
                            network,
                            mode,
                            x0,
                            adaptingSteps,
                            parameters.access(WarpNetwork.INITIAL, gradient));
            Lanes starts = initial.columns();
            columns = starts.lanes();
            nonzeroColumns = initial.nonzeroColumns();
            recurrence =
                    network.recurrence()
                            .open(
                                    mode,
                                    new RecurrenceBatch(
                                            network.precision(),
                                            x0.lanes(),
                                            adaptingSteps,
                                            starts,
                                            nonzeroColumns,
                                            gradient != null,
                                            workers),
                                    parameters.access(WarpNetwork.RECURRENCE, gradient));
            dCoordinates =
                    gradient != null && initial.coordinatesDepend()
                            ? Lanes.zeros(network.precision(), columns, x0.lanes())
                            : null;
        } else {
            initial = null;
            recurrence = null;
            dCoordinates = null;
            columns = 0;
            nonzeroColumns = 0;
        }
    }

    /**
     * The initial states as a pass starts from them.
     *
     * @param x0 first observations, scaled, [D_x, N]
     */
    public static InitialState.Session initial(
            WarpNetwork network,
            Mode mode,
            Lanes x0,
            int adaptingSteps,
            ParameterAccess parameters) {
        double columnCost =
                mode == Mode.CONVOLUTIONAL
                        ? 6.0 * adaptingSteps * Math.pow(network.decoder().stateSize(), 2)
                        : 0;
        return network.initial().open(x0, columnCost, parameters);
    }

    /** Starts on the sequences [from, from + block.lanes()). */
    public LanePass open(int worker, int from, SequenceBlock block) {
        return new LanePass(this, worker, from, block);
    }

    /** How the recurrence is evaluated. */
    public Mode mode() {
        return mode;
    }

    /** c, columns that the initial states are combined from; 0 without a state. */
    public int columns() {
        return columns;
    }

    /** How many of them, the first ones, may be other than zero. */
    public int nonzeroColumns() {
        return nonzeroColumns;
    }

    WarpNetwork network() {
        return network;
    }

    boolean training() {
        return gradient != null;
    }

    boolean chunked() {
        return network.hasState() && mode == Mode.CHUNKED;
    }

    RecurrencePass recurrence() {
        return recurrence;
    }

    Lanes coordinates(int from, int lanes) {
        return initial.coordinates(from, lanes);
    }

    /** Gradient of all sequences' coordinates, [c, N]; null when not needed. */
    Lanes coordinateGradient() {
        return dCoordinates;
    }

    /** Parameters of the decoder; each worker has gradients of its own until the end. */
    ParameterAccess decoderParameters(int worker) {
        if (gradient == null) {
            return parameters.access(WarpNetwork.DECODER, null);
        }
        if (decoderGradients[worker] == null) {
            decoderGradients[worker] = new SeparateGradient(parameters, WarpNetwork.DECODER);
        }
        return decoderGradients[worker];
    }

    /** After all blocks' backward passes: adds all parameter gradients. */
    public void finish() {
        if (network.hasState()) {
            Lanes dStarts =
                    Lanes.zeros(network.precision(), network.decoder().stateSize(), columns);
            recurrence.finish(dStarts);
            initial.backward(dStarts, dCoordinates);
        }
        for (SeparateGradient g : decoderGradients) {
            if (g != null) {
                g.addTo(gradient);
            }
        }
    }

    @Override
    public void close() {
        if (recurrence != null) {
            recurrence.close();
        }
    }
}
