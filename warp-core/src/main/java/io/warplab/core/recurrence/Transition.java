package io.warplab.core.recurrence;

import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;
import java.util.List;

/** A parameterisation of the matrix A, [D_theta, D_theta]. Immutable and thread-safe. */
interface Transition {
    /** Its parameters; all of them start such that A is the identity. */
    List<ParameterSpec> parameters();

    /** D_theta. */
    int size();

    /** Floating-point operations of A x for one column x. */
    double flopsPerColumn();

    /** Bytes of the numbers that A x reads beside x, in float32. */
    double bytes();

    /**
     * How many columns x should have where A x is taken many times, one after the other.
     *
     * @param columns at least
     * @param products how many times
     */
    default int runWidth(int columns, int products, Precision precision) {
        return Blas.padded(columns, size());
    }

    /** Reads the parameters for one pass. */
    Operator open(ParameterAccess parameters, NativePool pool);

    /** A as a linear operator, for the length of one pass. Workers may share it, each a part. */
    interface Operator extends AutoCloseable {
        /** A part of the rows of {@code out = A x}, both [D_theta, columns]. */
        void apply(NativeMatrix x, NativeMatrix out, Part part);

        /** A part of the rows of {@code out = A^T y + beta out}. */
        void applyTransposed(NativeMatrix y, double beta, NativeMatrix out, Part part);

        /**
         * To be called by every part before a run of so many {@link #apply} with {@link #runWidth}
         * columns; all parts must be done before the run starts. Ends a run of {@link
         * #applyTransposed}.
         */
        default void prepare(int columns, int products, Part part) {}

        /** As {@link #prepare} for a run of {@link #applyTransposed}; ends a run of apply. */
        default void prepareTransposed(int columns, int products, Part part) {}

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
