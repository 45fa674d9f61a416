package concentric.closes.web;

import concentric.closes.Result;
import concentric.closes.Results;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import java.time.Year;
import java.util.Currency;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What closes show on a unit's page: its results. */
@Configuration(proxyBeanMethods = false)
class ClosesPanels {

    /** A year and the month before, to compare with. */
    private static final int MONTHS = 13;

    @Bean
    Panel resultsOfUnit(Results results, Units units, Organisations organisations, Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Units.NOUN)) return Optional.empty();
            var unit = units.find(new Unit.Id(id));
            if (unit.isEmpty()) return Optional.empty();
            var currency = organisations.current().currency();
            var found = results.of(unit.get(), currency).stream().limit(MONTHS).toList();
            if (found.isEmpty()) return Optional.empty();
            var visit = pages.current();
            var rows = found.stream()
                    .map(result -> row(unit.get(), result, currency, visit))
                    .toList();
            var year = Span.of(Year.from(found.getFirst().month()));
            var all = StatementAddress.of(unit.get(), year, currency);
            return Optional.of(new Panel.Part("closes/unit-results", new UnitResults(rows, all), 45));
        };
    }

    private static UnitResults.Row row(Unit unit, Result result, Currency currency, Visit visit) {
        var formats = visit.formats();
        return new UnitResults.Row(
                formats.month(result.month()),
                StatementAddress.of(unit, Span.of(result.month()), currency),
                StatementTable.state(result.standing(), visit),
                formats.amount(result.received(), currency),
                formats.amount(result.paid(), currency),
                formats.amount(result.costs(), currency),
                formats.amount(result.before(), currency),
                formats.amount(result.net(), currency),
                formats.money(result.left(), currency));
    }
}
