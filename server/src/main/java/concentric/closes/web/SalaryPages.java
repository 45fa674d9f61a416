package concentric.closes.web;

import concentric.closes.Salaries;
import concentric.closes.Salary;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.PartyLabels;
import concentric.engine.close.Trace;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who paid my salary: seen by nobody but the person. */
@Controller
class SalaryPages {

    static final String MINE = ClosesPages.PATH + "/{month}/pay/me";

    /** More lines than this nobody opens by hand. */
    private static final int MOST_OPEN = 100;

    private final Salaries salaries;
    private final Units units;
    private final PartyLabels labels;
    private final Accounts accounts;

    SalaryPages(Salaries salaries, Units units, PartyLabels labels, Accounts accounts) {
        this.salaries = salaries;
        this.units = units;
        this.labels = labels;
        this.accounts = accounts;
    }

    static String address(YearMonth month) {
        return ClosesPages.address(month) + "/pay/me";
    }

    @Allowed(Access.SELF)
    @GetMapping(MINE)
    View mine(
            @PathVariable String month,
            @RequestParam(required = false, defaultValue = "") List<String> open,
            Visit visit,
            Actor actor) {
        var asked = ClosePages.month(month).orElseThrow(Problem::notFound);
        var opened = open.stream()
                .filter(place -> place.matches("[0-9.]{1,60}"))
                .limit(MOST_OPEN)
                .collect(Collectors.toCollection(TreeSet::new));
        var paid =
                accounts.person(actor).map(person -> salaries.of(person, asked)).orElse(List.of());
        var months = salaries.months();
        var said = visit.formats().month(asked);
        var view = new SalaryPage(
                said,
                months.stream()
                        .map(each -> new Choice(address(each), visit.formats().month(each), each.equals(asked)))
                        .toList(),
                paid.isEmpty() ? empty(asked, months, visit) : null,
                IntStream.range(0, paid.size())
                        .mapToObj(i -> ofUnit(paid.get(i), String.valueOf(i), opened, visit))
                        .toList(),
                ClosesPages.address(asked) + "/pay-lines.csv");
        var crumbs = List.of(
                new Crumb(visit.t("nav.value"), null),
                new Crumb(visit.t("closes.title"), ClosesPages.PATH),
                new Crumb(said, months.contains(asked) ? ClosesPages.address(asked) : null),
                new Crumb(visit.t("salary.title"), null));
        return visit.page("closes/salary", visit.t("salary.title"), crumbs, view);
    }

    private static String empty(YearMonth asked, List<YearMonth> months, Visit visit) {
        return visit.t(
                months.contains(asked) ? "salary.empty" : "salary.not-closed",
                visit.formats().month(asked));
    }

    private SalaryPage.OfUnit ofUnit(Salary salary, String place, Set<String> opened, Visit visit) {
        var lines = new SalaryLines(
                salary, salaries, units, labels, opened, places -> address(salary.month(), places), visit);
        var formats = visit.formats();
        return new SalaryPage.OfUnit(
                PartyLabels.of(salary.unit()),
                formats.money(salary.basePay(), salary.currency()),
                salary.shares().stream()
                        .map(share -> new SalaryPage.Share(
                                share.version().name(),
                                ContractAddress.ofClause(share.version(), share.clause()),
                                formats.money(share.amount(), salary.currency())))
                        .toList(),
                formats.money(salary.total(), salary.currency()),
                lines.bars(),
                lines.lines(place),
                formats.amount(
                        salary.receipts().values().stream()
                                .filter(amount -> amount > 0)
                                .mapToLong(Long::longValue)
                                .reduce(0, Math::addExact),
                        salary.currency()),
                lines.odd());
    }

    private static String address(YearMonth month, Set<String> places) {
        return address(month)
                + (places.isEmpty()
                        ? ""
                        : "?" + places.stream().map(place -> "open=" + place).collect(Collectors.joining("&")));
    }

    /** The lines as a file. */
    @Allowed(Access.SELF)
    @GetMapping(ClosesPages.PATH + "/{month}/pay-lines" + ListFile.ANY)
    void file(
            @PathVariable String format,
            @PathVariable String month,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var asked = ClosePages.month(month).orElseThrow(Problem::notFound);
        var paid =
                accounts.person(actor).map(person -> salaries.of(person, asked)).orElse(List.of());
        try (var file = ListFile.of(
                        "pay", "month", "unit", "segment", "for", "payer", "kind", "reached", "amount", "currency")
                .numbers("reached", "amount")
                .answer(visit, response, format)) {
            for (var salary : paid) {
                for (var line : salary.trace().lines()) {
                    var key = line.key();
                    file.row(
                            asked.toString(),
                            salary.unit().code(),
                            key.map(Trace.Key::segment).orElse(""),
                            key.map(Trace.Key::subject).orElse(""),
                            key.map(Trace.Key::payer).orElse(""),
                            key.map(each -> each.kind().name().toLowerCase(Locale.ROOT))
                                    .orElse("own funds"),
                            Amount.of(
                                            key.map(each -> salary.receipts().getOrDefault(each, 0L))
                                                    .orElse(0L),
                                            salary.currency())
                                    .amount(),
                            Amount.of(line.amount(), salary.currency()).amount(),
                            salary.currency().getCurrencyCode());
                }
            }
        }
    }
}
