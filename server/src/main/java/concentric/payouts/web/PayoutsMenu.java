package concentric.payouts.web;

import concentric.payouts.BankAccounts;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Verb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payouts in the menu, and what can be done with them. */
@Configuration(proxyBeanMethods = false)
class PayoutsMenu {

    @Bean
    MenuPart payoutsInMenu() {
        return MenuPart.of(MenuSection.VALUE, "payouts.title", PayoutsPages.PATH, 27);
    }

    @Bean
    Verb drawPayoutVerb() {
        return Verb.forCustodian("payout.new", PayoutsPages.NEW);
    }

    @Bean
    Verb enterBankAccountVerb(BankAccounts accounts) {
        return new Verb(
                "bank-account.enter",
                BankAccountPages.PATH,
                viewer -> !accounts.of(viewer).isEmpty());
    }
}
