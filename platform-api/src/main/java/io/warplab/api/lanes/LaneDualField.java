package io.warplab.api.lanes;

import java.util.Arrays;
import org.hipparchus.Field;

/**
 * The field of {@link LaneDual}s with a number of lanes and of derivatives; makes constants and
 * variables.
 */
public final class LaneDualField implements Field<LaneDual> {
    private final int lanes;
    private final int derivatives;
    private final LaneDual zero;
    private final LaneDual one;
    private long made;

    /**
     * @param lanes sequences side by side, at least 1
     * @param derivatives number of variables that derivatives are taken by, at least 0
     */
    public LaneDualField(int lanes, int derivatives) {
        if (lanes < 1 || derivatives < 0) {
            throw new IllegalArgumentException(
                    "expected lanes >= 1 and derivatives >= 0, got "
                            + lanes
                            + " and "
                            + derivatives);
        }
        this.lanes = lanes;
        this.derivatives = derivatives;
        zero = constant(0);
        one = constant(1);
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

    void count() {
        made++;
    }

    /** The same number in every lane. */
    public LaneDual constant(double value) {
        double[] values = new double[lanes];
        Arrays.fill(values, value);
        return new LaneDual(this, values, new double[derivatives][]);
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
        d[index] = new double[lanes];
        Arrays.fill(d[index], 1);
        return new LaneDual(this, checked(values), d);
    }

    private double[] checked(double[] values) {
        if (values.length != lanes) {
            throw new IllegalArgumentException(
                    "expected " + lanes + " lanes, got " + values.length);
        }
        return values.clone();
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
