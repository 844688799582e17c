package io.warplab.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the setting by which a model, or a part of one, is made larger or smaller: an {@code int},
 * or a {@code List<Integer>} whose entries keep their proportions. The number of trained numbers
 * must not fall as it grows. {@code warp compare} changes it, and nothing else, until the model has
 * the number of parameters that all models of the comparison are to have; the count comes from the
 * factory's {@code estimate}, or where that tells nothing, from a model that is built and closed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ModelSize {
    /** Smallest value. */
    int least() default 1;

    /**
     * Key of the integer setting beside it that it must be a multiple of, such as {@code heads};
     * empty: any integer will do.
     */
    String multipleOf() default "";

    /** How many times that setting it must be a multiple of, such as 2 for an even multiple. */
    int times() default 1;

    /**
     * Whether it only makes up for what whole steps of a coarser setting leave: it is changed where
     * those alone miss the budget.
     */
    boolean fine() default false;
}
