package io.warplab.api.lanes;

import org.hipparchus.Field;

/**
 * The field of {@link LaneDual}s with a number of lanes and of derivatives; makes constants and
 * variables.
 *
 * <p>A field made by {@link #recycling} is for evaluations that follow one another, such as the
 * steps of a sequence: {@link #recycle} between them gives all their memory back at once. Memory
 * that is new every time would leave the processor's cache long before it is collected, which is
 * most of the cost of plain arithmetic. Such a field is not thread-safe.
 */
public final class LaneDualField implements Field<LaneDual> {
    private final int lanes;
    private final int derivatives;
    private final RowPool pool;
    private final LaneRows rows;
    private final LaneDual zero;
    private final LaneDual one;
    private long made;

    /**
     * @param lanes sequences side by side, at least 1
     * @param derivatives number of variables that derivatives are taken by, at least 0
     */
    public LaneDualField(int lanes, int derivatives) {
        this(lanes, derivatives, null);
    }

    private LaneDualField(int lanes, int derivatives, RowPool pool) {
        if (lanes < 1 || derivatives < 0) {
            throw new IllegalArgumentException(
                    "expected lanes >= 1 and derivatives >= 0, got "
                            + lanes
                            + " and "
                            + derivatives);
        }
        this.lanes = lanes;
        this.derivatives = derivatives;
        this.pool = pool;
        rows = new LaneRows(lanes, pool);
        zero = constant(0).detached();
        one = constant(1).detached();
    }

    /** As by the constructor, but with memory that {@link #recycle} gives back. */
    public static LaneDualField recycling(int lanes, int derivatives) {
        return new LaneDualField(lanes, derivatives, new RowPool(Math.max(1, lanes)));
    }

    /**
     * In a field made by {@link #recycling}, gives back the memory of all numbers made so far: none
     * of them may be used again but {@link #getZero}, {@link #getOne} and those {@link
     * LaneDual#detached}. Does nothing in other fields.
     */
    public void recycle() {
        if (pool != null) {
            pool.reset();
        }
    }

    public int lanes() {
        return lanes;
    }

    public int derivatives() {
        return derivatives;
    }

    /**
     * Numbers made in this field so far: about the operations done, each on all lanes and all
     * derivatives. Meant for counting what a vector field costs.
     */
    public long made() {
        return made;
    }

    LaneRows rows() {
        return rows;
    }

    void count() {
        made++;
    }

    /** The same number in every lane. */
    public LaneDual constant(double value) {
        return new LaneDual(this, rows.filled(value), new double[derivatives][]);
    }

    /** A number for each lane, copied, without derivatives. */
    public LaneDual constant(double[] values) {
        return new LaneDual(this, checked(values), new double[derivatives][]);
    }

    /**
     * Variable number {@code index} with a value for each lane, copied.
     *
     * @param index from 0 to derivatives - 1
     */
    public LaneDual variable(int index, double[] values) {
        double[][] d = new double[derivatives][];
        d[index] = one.values();
        return new LaneDual(this, checked(values), d);
    }

    private double[] checked(double[] values) {
        if (values.length != lanes) {
            throw new IllegalArgumentException(
                    "expected " + lanes + " lanes, got " + values.length);
        }
        return rows.copy(values);
    }

    @Override
    public LaneDual getZero() {
        return zero;
    }

    @Override
    public LaneDual getOne() {
        return one;
    }

    @Override
    public Class<LaneDual> getRuntimeClass() {
        return LaneDual.class;
    }

    /** Fields of equal sizes are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LaneDualField f && f.lanes == lanes && f.derivatives == derivatives;
    }

    @Override
    public int hashCode() {
        return 31 * lanes + derivatives;
    }
}
