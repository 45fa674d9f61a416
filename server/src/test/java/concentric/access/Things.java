package concentric.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.Browser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The organisation of the matrix: in each place a thing of each kind. */
final class Things {

    private static final Pattern HASH = Pattern.compile("\"textHash\":\"([0-9a-f]{64})\"");
    private static final Pattern NUMBER = Pattern.compile("\"(?:id|version)\":(\\d+)");

    private final int port;
    private final Browser custodian;
    private final String token;
    private final Map<Place, String> hashes = new EnumMap<>(Place.class);
    private final Map<Place, Map<String, Long>> numbers = new EnumMap<>(Place.class);

    Things(int port) {
        this.port = port;
        this.custodian = Browser.custodian(port);
        this.token = custodian.token("matrix");
    }

    Browser custodian() {
        return custodian;
    }

    /** Of the custodian, good for all. */
    String token() {
        return token;
    }

    /** The number of a thing of a place. */
    long number(Place place, String kind) {
        var known = Objects.requireNonNull(numbers.get(place));
        return Objects.requireNonNull(known.get(kind), kind);
    }

    /** What the contract of a place says, as one has to have read it who signs. */
    String hash(Place place) {
        return Objects.requireNonNull(hashes.get(place));
    }

    private void keep(Place place, String kind, long number) {
        numbers.computeIfAbsent(place, any -> new HashMap<>()).put(kind, number);
    }

    /** Founds it all. */
    void found() {
        for (var place : Place.values()) {
            post("/api/units", "{'unit':'%s','name':'%s','kind':'%s'}", place.unit(), place.unit(), place.kind());
            post("/api/offers", "{'code':'%s','unit':'%s'}", place.offer(), place.unit());
            // Before anybody speaks for the unit: then the custodian does.
            var community = "{'community':'%s','scenario':'s','unit':'%s'}";
            keep(place, "participation", number(post("/api/communities", community, place.unit(), place.unit())));
            var question = "{'community':'%s','about':'rule','rule':'invited','text':'t'}";
            keep(place, "question", number(post("/api/questions", question, place.unit())));
            var change = "{'unit':'%s','kind':'split','day':'2099-01-01','reason':'r','successor':'New %s'}";
            keep(place, "unit-change", number(post("/api/unit-changes", change, place.unit(), place.unit())));
            var measure =
                    "{'measure':'%s','subject':'units','grain':'day','direction':'neither','purpose':'p','keeper':'%s'}";
            post("/api/measures", measure, place.unit(), place.unit());
            people(place);
            contracts(place);
            costs(place);
            round(place);
        }
        var transfer =
                "{'from':'%s','to':'%s','amount':{'amount':'1.00','currency':'EUR'},'day':'2026-03-01','reason':'r'}";
        for (var place : Place.values()) {
            // From one's own unit to one that nobody of the matrix speaks for.
            if (place == Place.OWN) silent();
            keep(place, "transfer", number(post("/api/transfers", transfer, place.unit(), "Silent")));
        }
        records();
        post(
                "/api/contracts",
                "contract Ties in EUR on payments for offer-own\n  from 2026-01-01\n  promise 'p'\n  share rest: Oven 1, Recipes 1\n");
        somethingToClose();
        somethingToPayOut();
    }

    /** By units that nobody speaks for: the custodian signs for them. */
    private void somethingToClose() {
        post("/api/units", "{'unit':'Quiet','name':'Quiet','kind':'node'}");
        post("/api/offers", "{'code':'tea','unit':'Quiet'}");
        post(
                "/api/contracts?sign=true",
                "contract Tea in EUR on payments for tea\n  from 2026-01-01\n  promise 'p'\n  share rest: Quiet\n");
        post(
                "/api/payments",
                "{'source':'s','externalId':'tea','offer':'tea','amount':{'amount':'1.00','currency':'EUR'},'occurredAt':'2026-03-01'}");
    }

    /** To a partner that had something before, and says where it goes. */
    private void somethingToPayOut() {
        var payee = Place.PARTNERS.unit();
        var opening = number(post(
                "/api/transfers",
                "{'to':'%s','amount':{'amount':'5.00','currency':'EUR'},'day':'2026-03-01','reason':'r'}",
                payee));
        var browser = Browser.signedIn(port, Place.PARTNERS.member());
        assertThat(browser.post("/transfers/" + opening + "/sign").status()).isEqualTo(303);
        var entered = browser.post("/bank-account", "payee", payee, "holder", payee, "iban", "DE89370400440532013000");
        assertThat(entered.status()).as(entered.body()).isEqualTo(303);
        post("/api/payout-account", "{'holder':'Acme','iban':'DE89370400440532013000'}");
        post("/api/payouts", "{}");
    }

    private void silent() {
        post("/api/units", "{'unit':'Silent','name':'Silent','kind':'node'}");
        post("/api/people", "{'person':'silvia','name':'silvia'}");
        post("/api/memberships", "{'unit':'Silent','person':'silvia'}");
        post("/api/spokespersons", "{'unit':'Silent','person':'silvia','choice':'choose'}");
        open("silvia");
    }

    /** What is recorded: a payment, a refund and usage, in this order; then a file, which is taken back. */
    private void records() {
        var money = "'amount':{'amount':'1.00','currency':'EUR'},'occurredAt':'2026-03-01'}";
        post(
                "/api/contracts",
                "contract Meter in EUR on usage of metering by Silent at 1\n  from 2026-01-01\n  promise 'p'\n  pay Oven 5 %% of gross\n");
        post("/api/payments", "{'source':'s','externalId':'e','offer':'offer-own'," + money);
        post("/api/refunds", "{'source':'s','externalId':'e','paymentSource':'s','paymentExternalId':'e'," + money);
        post(
                "/api/usage",
                "{'source':'s','externalId':'e','service':'metering','consumer':'Oven','quantity':'1','occurredAt':'2026-03-01'}");
        var file = "source,external_id,offer,amount,currency,occurred_at\nf,1,offer-own,1.00,EUR,2026-03-01\n";
        var job = custodian
                .upload("/api/imports/payments", token, file.getBytes(StandardCharsets.UTF_8))
                .location();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> custodian.api("GET", job, token, "").body().contains("\"finished\""));
        post(job + "/undo", "{'reason':'r'}");
    }

    private void people(Place place) {
        var speaker = place == Place.OWN ? "olga" : place.member();
        for (var person : List.of(place.member(), place.other(), place.invitee())) join(place, person);
        if (place == Place.OWN) join(place, speaker);
        // Of a unit of fewer than five, others don't see each cost.
        for (var person : List.of("first-", "second-")) join(place, person + place.word());
        post("/api/spokespersons", "{'unit':'%s','person':'%s','choice':'choose'}", place.unit(), speaker);
        for (var person : List.of(place.member(), place.other())) open(person);
        if (place == Place.OWN) open(speaker);
    }

    private void join(Place place, String person) {
        post("/api/people", "{'person':'%s','name':'%s'}", person, person);
        var joined = post("/api/memberships", "{'unit':'%s','person':'%s'}", place.unit(), person);
        if (person.equals(place.member())) keep(place, "membership", number(joined));
    }

    private void open(String person) {
        var opened =
                custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        assertThat(opened.status()).as(opened.body()).isEqualTo(303);
    }

    private void contracts(Place place) {
        var contract =
                "contract 'Of %s' in EUR on payments for %s\n  from 2030-01-01\n  promise 'p'\n  share rest: '%s'\n";
        keep(place, "version", number(post("/api/contracts", contract, place.unit(), place.offer(), place.unit())));
        var version = custodian.api("GET", "/api/contracts/versions/" + number(place, "version"), token, "");
        var hash = HASH.matcher(version.body());
        assertThat(hash.find()).as(version.body()).isTrue();
        hashes.put(place, hash.group(1));
    }

    private void costs(Place place) {
        keep(place, "cost", number(post("/api/costs", "{'unit':'%s','amount':{'amount':'1'}}", place.unit())));
        var paper = "paid".getBytes(StandardCharsets.UTF_8);
        custodian.upload("/api/costs/" + number(place, "cost") + "/receipt", token, "r.txt", paper);
        var recurring = "{'unit':'%s','amount':{'amount':'1'},'from':'2026-01-01'}";
        keep(place, "recurring-cost", number(post("/api/recurring-costs", recurring, place.unit())));
    }

    private void round(Place place) {
        var member = Browser.signedIn(port, place.member());
        var page = member.post("/account/tokens", "name", "all", "days", "30", "scope", "read", "scope", "manage")
                .body();
        var secret = Pattern.compile("cct_[A-Za-z0-9_-]+").matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        var revoke = Pattern.compile("/account/tokens/(\\d+)/revoke").matcher(page);
        assertThat(revoke.find()).as(page).isTrue();
        keep(place, "token", Long.parseLong(revoke.group(1)));
        var round = "{\"unit\":\"%s\",\"person\":\"%s\",\"choice\":\"choose\",\"reason\":\"r\"}"
                .formatted(place.unit(), place.other());
        var proposed = member.api("POST", "/api/rounds", secret.group(), round);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        keep(place, "round", number(proposed.body()));
        var quotes = "/api/contracts/versions/" + number(place, "version") + "/quotes";
        var quoted = member.api("POST", quotes, secret.group(), "{\"name\":\"n\",\"link\":\"https://x.example\"}");
        assertThat(quoted.status()).as(quoted.body()).isEqualTo(201);
        var quote = Pattern.compile("\"quote\":(\\d+)").matcher(quoted.body());
        assertThat(quote.find()).as(quoted.body()).isTrue();
        keep(place, "quote", Long.parseLong(quote.group(1)));
    }

    private String post(String path, String said, Object... args) {
        var content = said.replace('\'', '"').formatted(args);
        var answer = content.startsWith("{")
                ? custodian.api("POST", path, token, content)
                : custodian.apiText(path, token, content);
        assertThat(answer.status()).as(path + ": " + answer.body()).isIn(200, 201);
        return answer.body();
    }

    private static long number(String body) {
        var found = NUMBER.matcher(body);
        if (!found.find()) throw new AssertionError("no number in " + body);
        return Long.parseLong(found.group(1));
    }
}
