package io.warplab.api.data;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences in raw units, split without leakage. {@code validation} may be empty (null): the
 * trainer then holds out the last tenth of the training part.
 *
 * @param name for tables and reports
 * @param inputs the D_x input channels
 * @param targets the D_y target channels
 * @param timeUnit unit of {@link Batch#time()}, such as {@code s} or {@code year}
 * @param train training part
 * @param validation validation part, or null
 * @param test held-out part
 * @param classes class names for classification, else empty
 * @param testParameters true physical parameters of the test sequences where they are known, by the
 *     parameter's name (of the system's manifest), each [N_test]; else empty
 * @param notes what a reader should know: rows dropped, cells filled, seeds used
 */
public record Dataset(
        String name,
        List<Channel> inputs,
        List<Channel> targets,
        String timeUnit,
        Batch train,
        Batch validation,
        Batch test,
        List<String> classes,
        Map<String, INDArray> testParameters,
        List<String> notes) {
    public Dataset {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        classes = List.copyOf(classes);
        testParameters = Map.copyOf(testParameters);
        notes = List.copyOf(notes);
    }
}
