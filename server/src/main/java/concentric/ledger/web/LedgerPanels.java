package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Panel;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands of the ledger on other modules' pages: a unit's money, and the batch of what was recorded. */
@Configuration(proxyBeanMethods = false)
class LedgerPanels {

    @Bean
    Panel batchOfRecorded(Ledger ledger, Pages pages, HttpServletRequest request) {
        return (noun, seq, viewer) -> {
            if (!noun.equals("recorded")) return Optional.empty();
            var visit = pages.visit(request);
            var view = ledger.batchOf(seq)
                    .map(batch -> new PaymentBatch(
                            visit.t("batch.title", visit.formats().integer(batch.id())),
                            LedgerAddress.BATCHES + "/" + batch.id(),
                            visit.t("batch.posted", visit.formats().instant(batch.postedAt()))))
                    .orElseGet(() -> new PaymentBatch(null, null, visit.t("batch.not-posted")));
            return Optional.of(new Panel.Part("ledger/payment-batch", view, 10));
        };
    }

    @Bean
    Panel moneyOfUnit(Ledger ledger, Units units, Accounting accounting, Pages pages, HttpServletRequest request) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Units.NOUN)) return Optional.empty();
            var unit = units.find(new Unit.Id(id));
            if (unit.isEmpty()) return Optional.empty();
            var visit = pages.visit(request);
            var account = new Account(Account.Kind.UNIT, id, accounting.currency("", accounting.currencies()));
            var flows = ledger.flows(account, Period.ALWAYS);
            if (flows.isEmpty()) return Optional.empty();
            long received = AccountPages.sum(flows, account, true);
            long paid = AccountPages.sum(flows, account, false);
            var always = new Days(null, null);
            var why = LedgerAddress.account(unit.get().code(), always, account.currency());
            var formats = visit.formats();
            var view = new UnitMoney(
                    visit.t("unit.money.said"),
                    List.of(
                            new UnitMoney.Money(
                                    visit.t("statement.received"),
                                    new Figure(formats.money(received, account.currency()), why)),
                            new UnitMoney.Money(
                                    visit.t("statement.paid"),
                                    new Figure(formats.money(paid, account.currency()), why)),
                            new UnitMoney.Money(
                                    visit.t("statement.kept"),
                                    new Figure(formats.money(received - paid, account.currency()), why))),
                    LedgerAddress.statement(unit.get().code(), always, account.currency()));
            return Optional.of(new Panel.Part("ledger/unit-money", view, 20));
        };
    }
}
