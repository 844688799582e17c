package io.warplab.core.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;
import java.util.List;

/** A parameterisation of the matrix A, [D_theta, D_theta]. Immutable and thread-safe. */
interface Transition {
    /** Its parameters; all of them start such that A is the identity. */
    List<ParameterSpec> parameters();

    /** Floating-point operations of A x for one column x. */
    double flopsPerColumn();

    /** Bytes of the numbers that A x reads beside x, in float32. */
    double bytes();

    /** Reads the parameters for one pass. */
    Operator open(ParameterAccess parameters, NativePool pool);

    /** A as a linear operator, for the length of one pass. Workers may share it, each a part. */
    interface Operator extends AutoCloseable {
        /** A part of the rows of {@code out = A x}, both [D_theta, columns]. */
        void apply(NativeMatrix x, NativeMatrix out, Part part);

        /** A part of the rows of {@code out = A^T y + beta out}. */
        void applyTransposed(NativeMatrix y, double beta, NativeMatrix out, Part part);

        /**
         * To be called by every part before a long run of {@link #applyTransposed} with few
         * columns; all parts must be done before the run starts.
         */
        default void prepareTransposed(Part part) {}

        /**
         * A gradient of the parameters.
         *
         * @param target adds straight to these gradients where that is cheaper; null: to memory of
         *     its own until {@link Gradient#addTo}
         */
        Gradient gradient(ParameterAccess target);

        @Override
        default void close() {}
    }

    /** Gathers the gradient of the parameters. */
    interface Gradient extends AutoCloseable {
        /**
         * For {@code out = A x} where {@code y} is the gradient of out: one part of it. Any number
         * of columns; each is a product of its own.
         */
        void accumulate(NativeMatrix y, NativeMatrix x, Part part);

        /** Adds what was gathered and has not gone to the target already. */
        void addTo(ParameterAccess parameters);

        @Override
        default void close() {}
    }
}
