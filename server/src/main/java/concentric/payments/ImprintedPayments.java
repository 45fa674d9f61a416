package concentric.payments;

import concentric.platform.Imprinted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has no sequence number: where payments come from, who agreed to a transfer, why an import was taken back. */
@Configuration(proxyBeanMethods = false)
class ImprintedPayments {

    @Bean
    Imprinted paymentsAreImprinted() {
        return Imprinted.of(
                "payments.source",
                "payments.transfer_proposal",
                "payments.transfer_signature",
                "payments.transfer_withdrawal",
                "payments.undone_import",
                "payments.shadow",
                "payments.switched_on");
    }
}
