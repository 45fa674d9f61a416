package concentric.platform.web;

/**
 * Who may do what an address does. The test of the access matrix asks every address as everybody, and holds the answers
 * against what the address declares.
 */
public enum Access {
    /** Anybody, also who is not signed in. */
    OPEN,
    /** Whoever is signed in. */
    SIGNED_IN,
    /** Whoever is signed in, about what is their own: their account, their tokens, the jobs they started. */
    SELF,
    /** Whoever is signed in; partners' people only where their unit is concerned. */
    CONCERNED,
    /** Whoever is signed in, but for partners' people. */
    INSIDE,
    /** Members of the unit whose it is, and the custodian where it says so. */
    MEMBER,
    /** Whoever may speak for one of the parties; the custodian for those that nobody speaks for. */
    PARTY,
    /** Whoever looks after the person: the custodian, or a spokesperson of one of the person's units. */
    HOST,
    /** The custodian. */
    CUSTODIAN
}
