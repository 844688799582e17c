package io.warplab.core.training;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;

/**
 * How the learning rate changes in training, as a factor on the base rate of every parameter group.
 *
 * @param kind shape after the warm-up
 * @param warmup epochs, parts of one included, over which the rate grows linearly to its full value
 * @param floor smallest factor that cosine and reduce-on-plateau go down to
 * @param factor reduce-on-plateau: what a plateau multiplies the rate by
 * @param patience reduce-on-plateau: validations without improvement that make a plateau
 */
public record ScheduleConfig(
        @Doc("constant, cosine or reduce-on-plateau (of the validation criterion)") Kind kind,
        @Doc(value = "epochs of linear warm-up; 0: none", unit = "epochs", range = ">= 0")
                double warmup,
        @Doc(value = "smallest factor on the base rate", range = "[0, 1]") double floor,
        @Doc(value = "reduce-on-plateau: what a plateau multiplies the rate by", range = "(0, 1)")
                double factor,
        @Doc(
                        value =
                                "reduce-on-plateau: validations without improvement before reducing",
                        range = ">= 1")
                int patience) {
    /** Shapes of the schedule after the warm-up. */
    public enum Kind {
        /** Factor 1 throughout. */
        CONSTANT,
        /** Half a cosine from 1 down to the floor at the end of the last epoch. */
        COSINE,
        /** Multiplied by a factor whenever the validation criterion has stopped improving. */
        REDUCE_ON_PLATEAU
    }

    public ScheduleConfig() {
        this(Kind.CONSTANT, 0, 0.01, 0.5, 5);
    }

    public ScheduleConfig {
        Problems problems = new Problems();
        problems.require(
                kind != null,
                "kind",
                "expected constant, cosine or reduce-on-plateau, got nothing");
        problems.require(
                warmup >= 0 && Double.isFinite(warmup),
                "warmup",
                "expected a number of epochs, at least 0, got " + warmup);
        problems.require(
                floor >= 0 && floor <= 1, "floor", "expected a factor in [0, 1], got " + floor);
        problems.require(
                factor > 0 && factor < 1, "factor", "expected a factor in (0, 1), got " + factor);
        problems.require(
                patience >= 1, "patience", "expected at least 1 validation, got " + patience);
        problems.throwIfAny("bad-schedule", "");
    }
}
