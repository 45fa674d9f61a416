package concentric.home;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@DisplayName("A home shows what waits for its reader, and only that")
class HomeTest {

    private final int port;

    HomeTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void whatWaits() {
        var shop = OvenShop.foundAndSign(port);
        assertThat(shop.custodian.get("/home").body()).contains("Nothing waits for you.");

        shop.custodian.post(
                "/contracts/new", "text", "contract Draft in EUR on receipts of Oven\n  pay Recipes 1 %  of gross");
        shop.accepted("/api/payments", OvenShop.payment("early").replace("2026-03-01", "2025-03-01"));

        assertThat(shop.custodian.get("/home").body())
                .contains("Draft, version 1", "Waits for Oven, Recipes", "One payment is not shared");
        assertThat(shop.member.get("/home").body())
                .as("a member who speaks for nobody")
                .contains("Nothing waits for you.", "You belong to no unit yet.");
    }
}
