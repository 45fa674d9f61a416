package concentric.access;

import java.util.Locale;

/**
 * Whose a thing is, seen from the member who is the measure of the matrix. Each has a unit, a member who is heard, another
 * one, somebody who can be invited, and a thing of each kind.
 */
enum Place {
    OWN("Oven", "user-facing", "otto"),
    SIBLING("Recipes", "node", "rita"),
    FOREIGN("Toys", "node", "fred"),
    PARTNERS("Carriers", "partner", "paul");

    private final String unit;
    private final String kind;
    private final String member;

    Place(String unit, String kind, String member) {
        this.unit = unit;
        this.kind = kind;
        this.member = member;
    }

    String unit() {
        return unit;
    }

    String kind() {
        return kind;
    }

    /** Belongs to the unit, proposes its rounds, has a token. */
    String member() {
        return member;
    }

    /** Belongs to the unit too, has an account, and is nobody in the matrix. */
    String other() {
        return "other-" + word();
    }

    /** Belongs to the unit and has no account. */
    String invitee() {
        return "invitee-" + word();
    }

    String offer() {
        return "offer-" + word();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
