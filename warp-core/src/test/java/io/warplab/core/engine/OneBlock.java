package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.recurrence.Mode;
import io.warplab.core.linalg.WorkerPool;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pass over a batch that is one block of lanes. */
public final class OneBlock implements AutoCloseable {
    private final WorkerPool workers = new WorkerPool(1);
    private final Pass pass;
    private final LanePass lanes;

    public OneBlock(
            WarpNetwork network, SequenceBlock block, ParameterStore store, INDArray gradient) {
        pass =
                new Pass(
                        network,
                        network.mode() == null ? Mode.RECURRENT : network.mode(),
                        block.start(network.precision()),
                        Math.min(block.steps(), block.lastAdaptingStep() + 1),
                        store,
                        gradient,
                        workers);
        lanes = pass.open(0, 0, block);
    }

    public double forward() {
        return lanes.forward();
    }

    public double forward(LanePass.StepListener listener) {
        return lanes.forward(listener);
    }

    public void backward() {
        lanes.backward();
        pass.finish();
    }

    /** Forward and backward, in one sweep where that is possible. */
    public double train() {
        double loss = lanes.train();
        pass.finish();
        return loss;
    }

    public void physicalParameters(double[][] out) {
        lanes.physicalParameters(out);
    }

    public Lanes output(int t) {
        return lanes.output(t);
    }

    @Override
    public void close() {
        lanes.close();
        pass.close();
        workers.close();
    }
}
