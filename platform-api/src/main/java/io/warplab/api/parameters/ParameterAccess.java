package io.warplab.api.parameters;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A component's own parameters during one pass, by the names it declared. The arrays are views on
 * the engine's memory: read values, add to gradients, keep neither.
 */
public interface ParameterAccess {
    /** Current values, in the declared shape and the engine's precision, c-order. */
    INDArray value(String name);

    /** Where to add the gradient of the loss; the shape of the value. */
    INDArray gradient(String name);

    /** Current values, flattened row-major, as a copy. */
    default double[] values(String name) {
        return value(name).dup('c').data().asDouble();
    }

    /** Adds to the gradient, flattened row-major. */
    void addGradient(String name, double[] addend);
}
