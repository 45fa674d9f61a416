package concentric.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an address. Every controller method declares it; what it declares is enforced by the door that is called,
 * where the thing is loaded, and checked by the test of the access matrix.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    Access value();
}
