package io.warplab.api.model;

import io.warplab.api.data.Batch;
import io.warplab.api.physics.Quantity;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model that says which physical parameters it believes in. */
public interface PhysicalModel {
    /**
     * The parameters with units and bounds, P of them; empty when the model has no physics inside.
     */
    List<Quantity> physicalParameters();

    /**
     * Parameters of unseen sequences by a forward pass, no gradient.
     *
     * @return [N, T, P] in physical units: the estimate after having seen steps 0..t; after the
     *     context it stays what it was where the model adapts on the context alone
     */
    INDArray identify(Batch batch, ForecastSpec spec);
}
