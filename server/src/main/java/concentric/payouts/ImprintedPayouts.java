package concentric.payouts;

import concentric.platform.Imprinted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where money was to go, and how much of it: what banks were told. */
@Configuration(proxyBeanMethods = false)
class ImprintedPayouts {

    @Bean
    Imprinted payoutsAreImprinted() {
        return Imprinted.of("payouts.bank_account", "payouts.payout", "payouts.line", "payouts.ending");
    }
}
