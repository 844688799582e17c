package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.core.linalg.NativeMatrix;

/** Adds lanes to the gradient of a matrix. */
final class NativeGradients {
    private NativeGradients() {}

    static void add(ParameterAccess parameters, String name, Lanes addend) {
        NativeMatrix gradient = NativeMatrix.wrap(parameters.gradient(name));
        Lanes sum = Lanes.zeros(addend.precision(), addend.rows(), addend.lanes());
        gradient.store(sum);
        sum.addScaledRows(0, 1, addend, 0, addend.rows());
        gradient.load(sum);
    }
}
