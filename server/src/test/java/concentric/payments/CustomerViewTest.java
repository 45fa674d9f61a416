package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("A payment as the customer sees it")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CustomerViewTest {

    private static final Pattern OF_ONE =
            Pattern.compile("<td class=\"num\" data-label=\"Of €1.00\">(-?\\d\\.\\d{4})</td>");

    private final int port;
    private OvenShop shop;

    CustomerViewTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void paid() {
        shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("p1", "11.59", "1.60"));
    }

    /** What is between the heading and the foot of the page: without the menu, which is the reader's. */
    private String view() {
        var answer = shop.custodian.get("/payments/1/customer");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().substring(answer.body().indexOf("id=\"went\""));
    }

    private static List<BigDecimal> partsOfOne(String page) {
        var parts = new ArrayList<BigDecimal>();
        var found = OF_ONE.matcher(page);
        while (found.find()) parts.add(new BigDecimal(found.group(1)));
        return parts;
    }

    private void say(String choice) {
        assertThat(shop.custodian
                        .post("/network/disclosures", "unit", "Recipes", "do", choice)
                        .location())
                .isEqualTo("/network/units/Recipes");
    }

    @Test
    @Order(1)
    @DisplayName("says whom it reached by the contract of the offer, and how a whole one is shared; nothing else")
    void direct() {
        var page = view();
        assertThat(page)
                .contains("You paid €11.59 for oven-subscription", "a working oven")
                .contains(
                        "Cloud",
                        "Platform fund",
                        "Recipes",
                        "Installers",
                        "5.45",
                        "2.73",
                        "0.91",
                        "0.50",
                        "0.40",
                        "1.60");
        assertThat(page)
                .as("how others share on, who else is a customer, ways into the organisation")
                .doesNotContain(
                        "Kitchen lab", "Data centre partner", "0.41", "c-1", "homes", "/network/", "/contracts/");
        var parts = partsOfOne(page);
        assertThat(parts).hasSize(6);
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("1");
    }

    @Test
    @Order(2)
    @DisplayName("shows how a unit shares on once whoever speaks for it agreed, and only then")
    void further() {
        assertThat(shop.member
                        .post("/network/disclosures", "unit", "Recipes", "do", "show")
                        .status())
                .isEqualTo(403);
        assertThat(shop.custodian
                        .post("/network/disclosures", "unit", "Nobody", "do", "show")
                        .status())
                .isEqualTo(404);
        assertThat(shop.member.get("/network/units/Recipes").body()).doesNotContain("What customers see");
        assertThat(view()).doesNotContain("Kitchen lab");
        say("show");
        say("show");
        assertThat(view())
                .contains("What Recipes does with its part", "Kitchen lab", "0.41", "Stays with Recipes", "2.32")
                .doesNotContain("Data centre partner", "What Cloud does");
        assertThat(shop.member.get("/network/units/Recipes").body())
                .contains("What customers see")
                .doesNotContain("Show it no longer");
        assertThat(shop.custodian.get("/journal?verb=disclosure.show").body())
                .containsOnlyOnce("see how Recipes shares on</");
        say("hide");
        assertThat(view()).doesNotContain("Kitchen lab");
    }

    @Test
    @Order(3)
    @DisplayName("is of what was not given back")
    void givenBack() {
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"p1-back","paymentSource":"shop","paymentExternalId":"p1",
                 "amount":{"amount":"4.60","currency":"EUR"},"tax":"1.60","occurredAt":"2026-03-02"}""");
        assertThat(view()).contains("€4.60 of it was given back to you", "Where €6.99 went", "3.75");
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"p1-rest","paymentSource":"shop","paymentExternalId":"p1","quantity":"1",
                 "amount":{"amount":"6.99","currency":"EUR"},"tax":"0.00","occurredAt":"2026-03-03"}""");
        assertThat(view()).contains("All of it was given back to you").doesNotContain("Installers");
        assertThat(shop.custodian.get("/payments/99/customer").status()).isEqualTo(404);
    }
}
