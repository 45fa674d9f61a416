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
    /** Members of the unit. */
    MEMBER,
    /** Members of the unit, and the custodian. */
    RECORDER,
    /** Whoever speaks for the unit, and the custodian. */
    SPEAKER,
    /** The person, and the custodian. */
    PERSON,
    /** Whoever proposed it. */
    PROPOSER,
    /** Whoever may speak for one of the parties; the custodian for those that nobody speaks for. */
    SIGNER,
    /** Whoever may speak for one of the parties, and the custodian. */
    PARTY,
    /** Members of a unit that has a part in the contract, but for partners' people; and the custodian. */
    DRAFTER,
    /** Whoever looks after the person: the custodian, or a spokesperson of one of the person's units. */
    HOST,
    /** Members of the unit that keeps the measure, but for partners' people; and the custodian. */
    KEEPER,
    /** The custodian. */
    CUSTODIAN;

    /** Whether partners' people are kept out: whoever writes a contract sees what would come of it for everybody. */
    public boolean isForInsiders() {
        return this == INSIDE || this == DRAFTER || this == KEEPER;
    }
}
