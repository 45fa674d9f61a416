package concentric.home;

/**
 * What the first visitor tells.
 *
 * @param organisation how the organisation calls itself
 * @param zone IANA time zone
 * @param currency ISO 4217
 * @param shadow whether to begin in shadow, with nothing owed until it is switched on
 * @param name the custodian's
 * @param login the custodian's
 * @param password the custodian's, as typed; written nowhere
 */
public record FirstVisit(
        String organisation, String zone, String currency, boolean shadow, String name, String login, String password) {

    @Override
    public String toString() {
        return "FirstVisit[" + organisation + "]";
    }
}
