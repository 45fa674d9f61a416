package concentric.platform.web;

import java.util.Optional;

/** Says on every page what a reader must not forget on any: a bean of the module that knows it. */
@FunctionalInterface
public interface Standing {

    /** What is to be said now, with the address where it is explained; nothing if all is as usual. */
    Optional<Crumb> said(Texts t);
}
