package concentric.platform.web;

import concentric.platform.Actor;

/** Knows who sees more than their own side: a bean of the module that knows who belongs where. */
@FunctionalInterface
public interface Insiders {

    /** Whether the actor sees the whole organisation; partners' people don't. */
    boolean has(Actor actor);
}
