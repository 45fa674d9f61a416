package concentric.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each address is asked about a place: what is put into its path, and what is sent. */
final class Requests {

    /** Paths with a variable that names no thing of a place. */
    static final Set<String> IS_ABOUT_NONE = Set.of(
            "/imports/{what}",
            "/api/imports/{what}",
            "/link/{secret}",
            "/journal/{id}",
            "/ledger/batches/{id}",
            "/ledger/batches/{id}/entries.{format}",
            "/jobs/{id}/rejected.{format}",
            "/jobs/{id}/set-aside.{format}",
            "/closes/{month}",
            "/closes/{month}/postings.{format}",
            "/closes/{month}/pay/me",
            "/closes/{month}/pay-lines.{format}",
            "/api/closes/{month}",
            "/payouts/{id}",
            "/payouts/{id}/file",
            "/payouts/{id}/lines.{format}",
            "/payouts/{id}/paid",
            "/payouts/{id}/withdrawal",
            "/api/payouts/{id}",
            "/api/payouts/{id}/file",
            "/api/payouts/{id}/paid",
            "/api/payouts/{id}/withdrawal",
            "/people/{code}",
            "/api/people/{code}",
            "/payments/{seq}",
            "/payments/{seq}/customer",
            "/refunds/{seq}",
            "/usage/{seq}",
            "/api/payments/{seq}",
            "/api/refunds/{seq}",
            "/api/usage/{seq}",
            "/admin/tokens/{id}/revoke",
            "/admin/vocabulary/{language}/{term}",
            "/admin/vocabulary/{language}/{term}/restore",
            "/imports/{what}/{id}",
            "/jobs/{id}",
            "/jobs/{id}/cancel",
            "/jobs/{id}/resume",
            "/jobs/{id}/rejected.csv",
            "/jobs/{id}/set-aside.csv",
            "/jobs/{id}/undo",
            "/jobs/{id}/take-back",
            "/contracts/templates/{code}",
            "/api/jobs/{id}",
            "/api/jobs/{id}/cancel",
            "/api/jobs/{id}/resume",
            "/api/jobs/{id}/rejected.csv",
            "/api/jobs/{id}/set-aside.csv",
            "/api/jobs/{id}/undo");

    /** Addresses that name a thing of a place in what is sent. */
    static final Set<String> NAMES_ONE = Set.of(
            "GET /network/new-community",
            "POST /network/communities",
            "POST /network/community-units",
            "POST /api/community-units",
            "GET /network/new-question",
            "POST /network/questions",
            "POST /api/questions",
            "POST /network/participations",
            "POST /network/disclosures",
            "GET /network/new-unit-change",
            "POST /network/unit-changes",
            "POST /api/unit-changes",
            "POST /api/communities",
            "POST /api/participations",
            "POST /network/memberships",
            "POST /network/rounds",
            "POST /people-invitations",
            "POST /people-invitations/withdraw",
            "POST /transfers/new",
            "POST /measures",
            "POST /readings",
            "POST /baselines",
            "POST /api/measures",
            "POST /api/readings",
            "GET /api/costs",
            "POST /api/costs",
            "GET /api/recurring-costs",
            "POST /api/recurring-costs",
            "POST /api/pay",
            "GET /new-cost",
            "GET /new-recurring-cost",
            "GET /new-pay",
            "POST /costs",
            "POST /recurring-costs",
            "POST /pay",
            "POST /pay-consents",
            "POST /api/memberships",
            "POST /api/rounds",
            "GET /api/rounds",
            "POST /api/invitations",
            "POST /api/transfers");

    /** What is asked about a unit that is named behind the address. */
    private static final Set<String> OF_UNIT = Set.of(
            "GET /network/new-community",
            "GET /network/new-unit-change",
            "GET /api/rounds",
            "GET /api/costs",
            "GET /api/recurring-costs",
            "GET /new-cost",
            "GET /new-recurring-cost",
            "GET /new-pay");

    private static final String TRANSFER =
            "{'from':'UNIT','to':'Silent','amount':{'amount':'1.00','currency':'EUR'},'day':'2026-03-01','reason':'r'}";

    /** What is sent as JSON; nothing else takes more than an empty object. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /api/contracts", "no contract"),
            Map.entry("PUT /api/contracts/versions/{id}", "no contract"),
            Map.entry("POST /api/rehearsals", "no contract"),
            Map.entry("POST /api/ledger/proof", ""),
            Map.entry("POST /api/imports/{what}", ""),
            Map.entry("POST /api/backups", ""),
            Map.entry("POST /api/communities", "{'unit':'UNIT'}"),
            Map.entry("POST /api/unit-changes", "{'unit':'UNIT'}"),
            Map.entry("POST /api/participations", "{'community':'UNIT','unit':'UNIT'}"),
            Map.entry("POST /api/community-units", "{'community':'UNIT'}"),
            Map.entry("POST /api/questions", "{'community':'UNIT','about':'entry','unit':'UNIT'}"),
            Map.entry("POST /api/questions/{id}/answer", "{'answer':'yes'}"),
            Map.entry("POST /api/memberships", "{'unit':'UNIT','person':'OTHER'}"),
            Map.entry("POST /api/rounds", "{'unit':'UNIT','person':'OTHER','choice':'choose','reason':'r'}"),
            Map.entry("POST /api/rounds/{id}/object", "{'objection':'o'}"),
            Map.entry("POST /api/spokespersons", "{'unit':'UNIT','person':'OTHER','choice':'choose'}"),
            Map.entry("POST /api/invitations", "{'person':'INVITEE'}"),
            Map.entry("POST /api/accounts/deactivate", "{'person':'OTHER'}"),
            Map.entry("POST /api/accounts/activate", "{'person':'OTHER'}"),
            Map.entry("POST /api/memberships/{id}/share", "{'share':'50'}"),
            Map.entry("POST /api/measures", "{'measure':'UNIT','keeper':'UNIT'}"),
            Map.entry("POST /api/readings", "{'measure':'UNIT','subject':'UNIT'}"),
            Map.entry("POST /api/costs", "{'unit':'UNIT'}"),
            Map.entry("POST /api/recurring-costs", "{'unit':'UNIT'}"),
            Map.entry("POST /api/pay", "{'unit':'UNIT','person':'OTHER'}"),
            Map.entry("POST /api/transfers", TRANSFER));

    private Requests() {}

    /** Changes that take something away from those who ask after them. */
    static boolean isLast(String address) {
        return address.contains("/end")
                || address.contains("/leave")
                || address.contains("unit-changes/{id}/withdraw")
                || address.contains("revoke")
                || address.contains("deactivate");
    }

    static String path(String address, String path, Place place, Things things) {
        var asked = path.replace("{format}", "csv")
                .replace("{language}", path.startsWith("/admin") ? "en" : "hledger")
                .replace("{term}", "unit")
                .replace("{what}", "payments")
                .replace("{month}", "2026-03")
                .replace("{period}", "2026-03")
                .replace("{secret}", "nobody-has-this-secret")
                .replace("{quote}", String.valueOf(things.number(place, "quote")))
                .replace("{seq}", path.contains("refunds") ? "2" : path.contains("usage") ? "3" : "1");
        asked = asked.replace("{code}", code(asked, place))
                .replace("{party}", place.unit())
                .replace("{name}", "Of%20" + place.unit());
        if (asked.contains("{id}")) asked = asked.replace("{id}", String.valueOf(number(asked, place, things)));
        if (asked.endsWith("/find")) asked += "?source=s&externalId=e";
        if (OF_UNIT.contains(address)) asked += "?unit=" + place.unit();
        if (asked.endsWith("/new-question")) asked += "?community=" + place.unit() + "&kind=invitation";
        if (asked.endsWith("/differences")) asked += "?against=" + things.number(place, "version");
        if (asked.contains("{")) throw new AssertionError("say here how " + address + " is asked");
        return asked;
    }

    private static String code(String path, Place place) {
        if (path.contains("templates")) return "percent-split";
        return path.contains("people") ? place.member() : place.unit();
    }

    private static long number(String path, Place place, Things things) {
        if (path.contains("/versions/") || path.contains("/rehearsals/")) return things.number(place, "version");
        if (path.contains("/recurring-costs/")) return things.number(place, "recurring-cost");
        if (path.contains("/costs/") || path.contains("/receipts/")) return things.number(place, "cost");
        if (path.contains("/participations/")) return things.number(place, "participation");
        if (path.contains("/memberships/")) return things.number(place, "membership");
        if (path.contains("/unit-changes/")) return things.number(place, "unit-change");
        if (path.contains("/questions/")) return things.number(place, "question");
        if (path.contains("/rounds/")) return things.number(place, "round");
        if (path.contains("/transfers/")) return things.number(place, "transfer");
        if (path.contains("/tokens/")) return things.number(place, "token");
        return 1;
    }

    static String body(String address, Place place) {
        return BODIES.getOrDefault(address, "{}")
                .replace('\'', '"')
                .replace("UNIT", place.unit())
                .replace("OTHER", place.other())
                .replace("INVITEE", place.invitee());
    }

    /** One form for all: fields that an address does not know mean nothing to it. */
    static List<String> form(String address, Place place) {
        var person = address.contains("people-accounts") ? place.other() : place.invitee();
        return List.of(
                "unit",
                place.unit(),
                "measure",
                place.unit(),
                "keeper",
                place.unit(),
                "subject",
                place.unit(),
                "community",
                place.unit(),
                "person",
                person,
                "choice",
                "choose",
                "reason",
                "r",
                "share",
                "50",
                "objection",
                "o",
                "from",
                place.unit(),
                "to",
                "Silent",
                "currency",
                "EUR",
                "days",
                "7");
    }
}
