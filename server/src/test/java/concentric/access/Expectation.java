package concentric.access;

import concentric.platform.web.Access;

/** What a declaration says about a caller and a place: the one reading of {@link Access} that the matrix is held against. */
final class Expectation {

    private Expectation() {}

    /**
     * Whether the caller may.
     *
     * @param about whether the address is about one thing of a place, and not about all
     */
    static boolean may(Access access, Caller caller, Place place, boolean about) {
        if (access == Access.OPEN) return true;
        if (caller == Caller.NOBODY) return false;
        if (caller == Caller.TOKEN) return false;
        boolean custodian = caller == Caller.CUSTODIAN;
        return switch (access) {
            case OPEN, SIGNED_IN -> true;
            case SELF -> !about || custodian || caller.is(place.member());
            case CONCERNED -> caller != Caller.PARTNER || !about || place == Place.PARTNERS;
            case INSIDE -> caller != Caller.PARTNER;
            case MEMBER -> caller.isOf(place);
            case RECORDER -> custodian || caller.isOf(place);
            case SPEAKER, PARTY, HOST -> custodian || caller.speaksFor(place);
            case PERSON -> custodian || caller.is(place.member());
            case PROPOSER -> caller.is(place.member());
            case SIGNER -> caller.speaksFor(place);
            case DRAFTER, KEEPER -> custodian || (caller != Caller.PARTNER && (!about || caller.isOf(place)));
            case CUSTODIAN -> custodian;
        };
    }
}
