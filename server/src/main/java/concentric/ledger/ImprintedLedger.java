package concentric.ledger;

import concentric.platform.Imprinted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What entries are between, and by which keys checkpoints are known. */
@Configuration(proxyBeanMethods = false)
class ImprintedLedger {

    @Bean
    Imprinted ledgerIsImprinted() {
        return Imprinted.of("ledger.account", "ledger.checkpoint_key", "ledger.closed_month");
    }
}
