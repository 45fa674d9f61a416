package concentric.platform.web;

import concentric.platform.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call of the API: what its address and signature don't tell about it. The reference and the OpenAPI document are built
 * from it, and tokens are held against its scope. Its sentence is the text {@code call.<name>}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Call {
    /** The name, as {@code recordPayment}; for good, since programs are generated from it. */
    String value();

    /** The scope that a token needs. */
    Scope scope() default Scope.READ;

    /** A parameter that turns the call into one that signs too, so that a token needs that scope as well. */
    String signsWith() default "";

    /** Values of the path's variable for which the scope that records is enough. */
    String[] records() default {};

    /** What is sent, where the method reads it by itself: a record for JSON, {@code String} for text. */
    Class<?> takes() default Void.class;

    /** What comes back, where the method writes it by itself. */
    Class<?> gives() default Void.class;

    /** The statuses of success. */
    int[] status() default {200};

    /** Media types of the answer, JSON first if it is one of them. */
    String[] media() default {"application/json"};

    /** Whether it may contradict what is there, and is then answered 409. */
    boolean conflicts() default false;

    /** What an {@code Idempotency-Key} means to it. */
    Repeats repeats() default Repeats.NONE;

    /** What happens when the same is sent twice. */
    enum Repeats {
        /** Nothing changes, or nothing that a second time would change again. */
        NONE,
        /** It happens once for each key: {@link Keys} keeps the answer. */
        KEYED,
        /** What is recorded has an identity of its own, by which it is known again. */
        IDENTIFIED
    }
}
