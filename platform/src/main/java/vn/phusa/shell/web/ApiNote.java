package vn.phusa.shell.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a handler of the interface says about itself beyond its signature, for the interface's description: what it answers
 * where its return type does not say, which parameters of the list it takes, which fields a loose body has.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiNote {
    /** The record that is answered; void: the return type says it, or it is a file. */
    Class<?> answer() default void.class;

    /** Status of success. */
    int status() default 200;

    /** Query parameters besides {@code q}, {@code page}, {@code size}, {@code sort} and {@code dir} of a list. */
    String[] query() default {};

    /** Fields of a body that is a map; those with an asterisk are required. */
    String[] body() default {};

    /** Values that a path variable takes, as {@code name=a|b|c}. */
    String[] values() default {};

    /** Media type, where it is not JSON. */
    String produces() default "application/json";
}
