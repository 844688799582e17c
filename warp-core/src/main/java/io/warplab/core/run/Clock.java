package io.warplab.core.run;

import io.warplab.api.data.Batch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The scaled clock: tau = (time - time of the first step) * {@link #tauPerTime}. */
final class Clock {
    private Clock() {}

    /** 1 over the duration of the longest sequence; 1 where none lasts. */
    static double tauPerTime(Batch train) {
        double[] time = train.time().dup('c').data().asDouble();
        double[] mask = train.mask().dup('c').data().asDouble();
        int steps = train.steps();
        double longest = 0;
        for (int i = 0; i < time.length; i++) {
            if (mask[i] != 0) {
                longest = Math.max(longest, time[i] - time[i / steps * steps]);
            }
        }
        return longest > 0 ? 1 / longest : 1;
    }

    /** The same batch on the clock of the training part. */
    static Batch rescaled(Batch batch, double tauPerTime) {
        double[] time = batch.time().dup('c').data().asDouble();
        int steps = batch.steps();
        double[] tau = new double[time.length];
        for (int i = 0; i < tau.length; i++) {
            tau[i] = (time[i] - time[i / steps * steps]) * tauPerTime;
        }
        INDArray scaled = Nd4j.create(tau, new long[] {batch.size(), steps}, DataType.DOUBLE);
        return new Batch(
                batch.inputs(),
                batch.targets(),
                batch.time(),
                scaled,
                batch.mask(),
                batch.labels(),
                batch.ids());
    }
}
