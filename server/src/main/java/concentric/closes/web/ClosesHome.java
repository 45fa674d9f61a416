package concentric.closes.web;

import concentric.closes.Closes;
import concentric.closes.Salaries;
import concentric.contracts.web.PartyLabels;
import concentric.people.Accounts;
import concentric.people.Person;
import concentric.platform.Panel;
import concentric.platform.web.Figure;
import concentric.platform.web.Pages;
import concentric.platform.web.Waiting;
import concentric.platform.web.Waits;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What stands of closes on a reader's home: a month that can be closed, and what the last one that was closed brought. */
@Configuration(proxyBeanMethods = false)
class ClosesHome {

    @Bean
    @Order(40)
    Waits monthsWaiting(Closes closes) {
        return (viewer, reader) -> {
            // Whoever never closed a month isn't asked to, and isn't made to wait for which would be the first.
            if (!viewer.custodian() || closes.latest().isEmpty()) return Optional.empty();
            var months = closes
                    .next()
                    .filter(month -> closes.obstacles(month, viewer).isEmpty())
                    .stream()
                    .toList();
            return months.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Waiting.of(
                            reader.t("home.closes"),
                            months,
                            month -> new Waiting.Item(
                                    reader.formats().month(month),
                                    ClosesPages.address(month),
                                    reader.t("home.close.said"),
                                    reader.t("home.close.turn")),
                            reader));
        };
    }

    @Bean
    Panel salaryOfReader(Salaries salaries, Accounts accounts, Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Waiting.HOME)) return Optional.empty();
            var last = salaries.months().stream().findFirst();
            var person = accounts.person(viewer);
            if (last.isEmpty() || person.isEmpty()) return Optional.empty();
            return part(salaries, person.get(), last.get(), pages);
        };
    }

    private static Optional<Panel.Part> part(Salaries salaries, Person.Id person, YearMonth month, Pages pages) {
        var visit = pages.current();
        var address = SalaryPages.address(month);
        var rows = salaries.of(person, month).stream()
                .map(salary -> new HomeSalary.Row(
                        PartyLabels.of(salary.unit()),
                        new Figure(visit.formats().money(salary.total(), salary.currency()), address)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Panel.Part(
                        "closes/home-salary", new HomeSalary(visit.formats().month(month), address, rows), 110));
    }
}
