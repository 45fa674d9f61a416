package concentric.contracts;

import concentric.platform.Imprinted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger settles by. */
@Configuration(proxyBeanMethods = false)
class ImprintedContracts {

    @Bean
    Imprinted contractsAreImprinted() {
        return Imprinted.of(
                "contracts.offer",
                "contracts.fund",
                "contracts.contract",
                "contracts.version",
                "contracts.edition",
                "contracts.signer",
                "contracts.signature",
                "contracts.coming_into_force",
                "contracts.ending",
                "contracts.withdrawal",
                "contracts.cascade",
                "contracts.proposer",
                "contracts.comment",
                "contracts.stance",
                "contracts.expiry",
                "contracts.quote",
                "contracts.quote_removal",
                "contracts.offer_owner",
                "contracts.fund_keeper",
                "contracts.succession");
    }
}
