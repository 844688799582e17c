package io.warplab.baselines.sequence;

import io.warplab.api.error.Problems;
import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks that saved arrays fit a model before any of them is taken over. */
public final class StateCheck {
    private StateCheck() {}

    /**
     * Names every missing, unknown and misshapen array at once.
     *
     * @param what what is restored, for the message
     * @param expected shape by name, -1 for a size that may be any
     * @param given the saved arrays
     * @throws io.warplab.api.error.WarpException when anything differs
     */
    public static void require(
            String what, Map<String, long[]> expected, Map<String, INDArray> given) {
        Problems problems = new Problems();
        expected.forEach(
                (name, shape) -> {
                    INDArray array = given.get(name);
                    if (array == null) {
                        problems.add(
                                what,
                                "expected an array "
                                        + name
                                        + Arrays.toString(shape)
                                        + ", which is missing");
                    } else if (!fits(array.shape(), shape)) {
                        problems.add(
                                what,
                                "expected "
                                        + name
                                        + " of shape "
                                        + Arrays.toString(shape)
                                        + ", got "
                                        + Arrays.toString(array.shape()));
                    }
                });
        given.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .forEach(name -> problems.add(what, "unknown array " + name));
        problems.throwIfAny(
                "model-state-mismatch",
                "Load the state with the settings that the model was trained with.");
    }

    private static boolean fits(long[] given, long[] expected) {
        return given.length == expected.length
                && java.util.stream.IntStream.range(0, given.length)
                        .allMatch(i -> expected[i] == -1 || expected[i] == given[i]);
    }
}
