package io.warplab.api.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything that makes a model what it is at a moment, as copies.
 *
 * @param weights trained arrays by name: what a model file holds
 * @param optimizer the optimiser's arrays by name: what only an exact resume needs
 */
public record ModelState(Map<String, INDArray> weights, Map<String, INDArray> optimizer) {
    public ModelState {
        weights = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        optimizer = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(optimizer));
    }
}
