package io.warplab.baselines.neural;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarsTest {
    /** What the collector frees between the pass and its gradient is overwritten at once. */
    @Test
    void aGradientSurvivesTheGarbageCollector() {
        try (NDManager manager = TorchEngine.open(1);
                GradientCollector collector = TorchEngine.record()) {
            NDArray x = manager.create(new float[] {2, -1});
            x.setRequiresGradient(true);
            NDArray sum = manager.create(new float[2]);
            for (int i = 0; i < 300; i++) {
                sum = sum.add(Scalars.atLeast(Scalars.times(x, 3), 1));
            }
            System.gc();
            List<ByteBuffer> others = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                others.add(ByteBuffer.allocateDirect(Float.BYTES).putInt(0, -1));
            }
            collector.backward(sum.sum());
            assertThat(sum.toFloatArray()).containsExactly(1800, 300);
            assertThat(x.getGradient().toFloatArray()).containsExactly(900, 0);
            assertThat(others).hasSize(20_000);
        }
    }
}
