package concentric.ledger.web;

import concentric.contracts.web.PartyLabels;
import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Panel;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import concentric.platform.web.Waiting;
import java.util.Currency;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands of the ledger on a reader's home: the last month of the reader's units. */
@Configuration(proxyBeanMethods = false)
class LedgerHome {

    @Bean
    Panel moneyOfReader(
            Accounts accounts,
            Memberships memberships,
            Units units,
            Ledger ledger,
            Accounting accounting,
            Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Waiting.HOME)) return Optional.empty();
            var person = accounts.person(viewer);
            if (person.isEmpty()) return Optional.empty();
            var visit = pages.current();
            var currency = accounting.currency("", accounting.currencies());
            var rows = memberships.of(person.get()).stream()
                    .flatMap(membership -> units.find(membership.unit()).stream())
                    .flatMap(unit -> row(unit, currency, ledger, visit).stream())
                    .toList();
            return rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Panel.Part("ledger/home-money", new HomeMoney(rows), 120));
        };
    }

    private static Optional<HomeMoney.Row> row(Unit unit, Currency currency, Ledger ledger, Visit visit) {
        var account = new Account(Account.Kind.UNIT, unit.id().value(), currency);
        var months = ledger.months(account);
        if (months.isEmpty()) return Optional.empty();
        var last = months.getLast();
        var days = Days.of(last.month());
        var why = LedgerAddress.statement(unit.code(), days, currency);
        var formats = visit.formats();
        return Optional.of(new HomeMoney.Row(
                PartyLabels.of(unit),
                new Crumb(PeriodWords.of(days, visit), LedgerAddress.shared(unit.code(), days, currency)),
                new Figure(formats.money(last.received(), currency), why),
                new Figure(formats.money(last.paid(), currency), why),
                new Figure(formats.money(last.kept(), currency), why)));
    }
}
