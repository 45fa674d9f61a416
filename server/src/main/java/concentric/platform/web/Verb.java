package concentric.platform.web;

/**
 * Something that a reader may do, to be found by its name: a bean.
 *
 * @param label key of its text
 * @param href the page where it is done
 */
public record Verb(String label, String href, boolean custodianOnly) {

    /** What everybody may do who is signed in. */
    public static Verb of(String label, String href) {
        return new Verb(label, href, false);
    }

    /** What only the custodian may do. */
    public static Verb forCustodian(String label, String href) {
        return new Verb(label, href, true);
    }
}
