package concentric.rehearsals.web;

/**
 * What would it take, as an address asks it; all empty: nothing is asked.
 *
 * @param keeps who is to keep enough: {@code everyone}, {@code silent} for those who don't sign, or {@code party-} and a code
 * @param least of what they kept, percent
 * @param lever {@code volume}, {@code volume-} and an offer, or the clause and place of a number: {@code 2.1}
 */
record RemedyQuestion(String keeps, String least, String lever) {

    static final String EVERYONE = "everyone";
    static final String SILENT = "silent";
    static final String PARTY = "party-";
    static final String VOLUME = "volume";
    static final String OFFER = "volume-";

    boolean isAsked() {
        return !lever.isEmpty();
    }
}
