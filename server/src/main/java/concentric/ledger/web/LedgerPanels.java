package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands of the ledger on other modules' pages: a unit's money, and the batch of what was recorded. */
@Configuration(proxyBeanMethods = false)
class LedgerPanels {

    /** Lines of each part of the statement on a unit's page. */
    private static final int LINES = 7;

    private static final int PAYERS = 6;

    @Bean
    Panel batchOfRecorded(
            Ledger ledger,
            Payments payments,
            Accounting accounting,
            Organisations organisations,
            Pages pages,
            HttpServletRequest request) {
        return (noun, seq, viewer) -> {
            if (!noun.equals("recorded")) return Optional.empty();
            var visit = pages.visit(request);
            var batch = ledger.batchOf(seq);
            var month = payments.find(seq)
                    .map(payment ->
                            month(payment, accounting, organisations.current().zone(), visit))
                    .orElse(null);
            var view = new PaymentBatch(
                    batch.map(each -> visit.t("batch.title", visit.formats().integer(each.id())))
                            .orElse(null),
                    batch.map(each -> LedgerAddress.BATCHES + "/" + each.id()).orElse(null),
                    batch.map(each -> visit.t("batch.posted", visit.formats().instant(each.postedAt())))
                            .orElseGet(() -> visit.t("batch.not-posted")),
                    month);
            return Optional.of(new Panel.Part("ledger/payment-batch", view, 10));
        };
    }

    private static Crumb month(Payment payment, Accounting accounting, ZoneId zone, Visit visit) {
        var month = YearMonth.from(payment.occurredAt().atZone(zone));
        var days = Days.of(month);
        var offer = Objects.requireNonNull(
                accounting.offers(List.of(payment.offerId())).get(payment.offerId()));
        return new Crumb(
                visit.t("batch.way", visit.formats().month(month)),
                LedgerAddress.way(offer.unit(), days, payment.currency()));
    }

    @Bean
    Panel moneyOfUnit(
            Ledger ledger,
            Units units,
            Accounting accounting,
            Statements statements,
            Pages pages,
            HttpServletRequest request) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Units.NOUN)) return Optional.empty();
            var unit = units.find(new Unit.Id(id));
            if (unit.isEmpty()) return Optional.empty();
            var account = new Account(Account.Kind.UNIT, id, accounting.currency("", accounting.currencies()));
            var months = ledger.months(account);
            if (months.isEmpty()) return Optional.empty();
            var visit = pages.visit(request);
            var last = months.getLast().month();
            var days = Days.of(last);
            var rows = statements.of(unit.get(), account, days, visit, viewer);
            var code = unit.get().code();
            var view = new UnitMoney(
                    PeriodWords.of(days, visit),
                    LedgerAddress.statement(code, days, account.currency()),
                    rows.rows(LINES),
                    rows.payers(PAYERS),
                    MonthsChart.of(
                            months,
                            account.currency(),
                            each -> LedgerAddress.statement(code, each, account.currency()),
                            visit));
            return Optional.of(new Panel.Part("ledger/unit-money", view, 20));
        };
    }
}
