package io.warplab.core.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.NativeMatrix;
import java.util.List;

/** A parameterisation of the matrix A, [D_theta, D_theta]. Immutable and thread-safe. */
interface Transition {
    /** Its parameters; all of them start such that A is the identity. */
    List<ParameterSpec> parameters();

    /** Reads the parameters for one pass; gradients are asked for in training alone. */
    Operator open(ParameterAccess parameters, boolean training);

    /** A as a linear operator, for the length of one pass. */
    interface Operator extends AutoCloseable {
        /** {@code out = A x}, [D_theta, columns]. */
        void apply(NativeMatrix x, NativeMatrix out);

        /** {@code out = A^T y}. */
        void applyTransposed(NativeMatrix y, NativeMatrix out);

        /**
         * Gathers the gradient of the parameters for {@code out = A x} where {@code y} is the
         * gradient of out.
         */
        void accumulate(NativeMatrix y, NativeMatrix x);

        /** Adds what {@link #accumulate} gathered to the parameters' gradients. */
        void finish();

        @Override
        default void close() {}
    }
}
