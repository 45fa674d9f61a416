package concentric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The organisation of the worked example, set up over HTTP alone: its custodian, a program's token, and a member. */
public final class OvenShop {

    /** Signed in as the custodian. */
    public final Browser custodian;

    /** Signed in, and nothing more. */
    public final Browser member;

    /** A token of the custodian. */
    public final String token;

    private OvenShop(Browser custodian, Browser member, String token) {
        this.custodian = custodian;
        this.member = member;
        this.token = token;
    }

    /** Nothing yet: what a test class holds until its installation is set up. */
    public static OvenShop none(int port) {
        return new OvenShop(Browser.anonymous(port), Browser.anonymous(port), "");
    }

    /** Units, offer and fund, without contracts. */
    public static OvenShop found(int port) {
        var custodian = Browser.custodian(port);
        custodian.post("/people", "person", "bob", "name", "Bob", "email", "");
        custodian.post("/people-accounts", "person", "bob", "login", "bob", "password", Browser.PASSWORD);
        var shop = new OvenShop(custodian, Browser.signedIn(port, "bob"), custodian.token("tests"));
        for (var unit : List.of("Oven", "Recipes", "Installers", "Cloud", "Kitchen lab", "Data centre partner")) {
            shop.accepted("/api/units", "{\"unit\":\"%s\",\"name\":\"%s\",\"kind\":\"node\"}".formatted(unit, unit));
        }
        shop.accepted("/api/offers", "{\"code\":\"oven-subscription\",\"unit\":\"Oven\"}");
        shop.accepted("/api/funds", "{\"code\":\"Platform fund\",\"name\":\"Platform fund\",\"unit\":\"Oven\"}");
        return shop;
    }

    /** With its contracts, drafted and signed at once. */
    public static OvenShop foundAndSign(int port) {
        var shop = found(port);
        var answer = shop.custodian.apiText("/api/contracts?sign=true", shop.token, Ovens.CONTRACTS);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return shop;
    }

    /** Sends JSON that has to be accepted. */
    public Browser.Answer accepted(String path, String json) {
        var answer = custodian.api("POST", path, token, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    /** Sends JSON and answers with whatever came of it. */
    public Browser.Answer post(String path, String json) {
        return custodian.api("POST", path, token, json);
    }

    /** Asks the API. */
    public Browser.Answer get(String path) {
        return custodian.api("GET", path, token, "");
    }

    /** The payment of the worked example, under a number of its own. */
    public static String payment(String externalId) {
        return payment(externalId, "9.99", "0.00");
    }

    /** A payment for the offer, of the segment {@code homes}. */
    public static String payment(String externalId, String amount, String tax) {
        return """
                {"source":"shop","externalId":"%s","offer":"oven-subscription","customer":"c-1","segment":"homes",
                 "amount":{"amount":"%s","currency":"EUR"},"quantity":"1","occurredAt":"2026-03-01","tax":"%s"}""".formatted(externalId, amount, tax);
    }
}
