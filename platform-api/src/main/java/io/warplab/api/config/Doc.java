package io.warplab.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a component of a config record means; {@code warp plugins show NAME} prints it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    /** One sentence. */
    String value();

    /** Physical unit, or empty. */
    String unit() default "";

    /** Allowed values in words or an interval such as {@code "(0, 1]"}, or empty. */
    String range() default "";
}
