package concentric.platform.web;

import concentric.platform.Actor;
import java.util.function.Predicate;

/**
 * Something that a reader may do, to be found by its name: a bean.
 *
 * @param label key of its text
 * @param href the page where it is done
 * @param allowed who may do it
 */
public record Verb(String label, String href, Predicate<Actor> allowed) {

    /** What everybody may do who is signed in. */
    public static Verb of(String label, String href) {
        return new Verb(label, href, any -> true);
    }

    /** What only the custodian may do. */
    public static Verb forCustodian(String label, String href) {
        return new Verb(label, href, Actor::custodian);
    }
}
