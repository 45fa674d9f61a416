package concentric.home.web;

import concentric.home.Beginning;
import concentric.home.FirstVisit;
import concentric.home.FirstVisits;
import concentric.people.web.SessionCookie;
import concentric.platform.Currencies;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first visit. */
@Controller
class SetUpPages {

    private static final String SHADOW = "shadow";
    private static final String[] FIELDS = {"organisation", "zone", "currency", "name", "login", "password"};

    private final FirstVisits firstVisits;

    SetUpPages(FirstVisits firstVisits) {
        this.firstVisits = firstVisits;
    }

    @Allowed(Access.OPEN)
    @GetMapping("/set-up")
    View form(Visit visit) {
        if (!firstVisits.awaited()) return visit.redirect("/");
        return page(HttpStatus.OK, new FirstVisit("", "UTC", "EUR", true, "", "", ""), List.of(), visit);
    }

    @Allowed(Access.OPEN)
    @PostMapping("/set-up")
    View setUp(
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "live") String book,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            Visit visit,
            HttpServletResponse response) {
        var told = new FirstVisit(organisation, zone, currency, book.equals(SHADOW), name, login, password);
        return switch (firstVisits.begin(told)) {
            case Beginning.Begun(var custodian, String session) -> {
                SessionCookie.give(visit.request(), response, session);
                yield visit.redirect(HomePages.PATH, "notice.set-up", custodian.name());
            }
            case Beginning.Refused(var faults) -> {
                boolean tooLate = faults.stream().anyMatch(fault -> fault.code().equals("already-set-up"));
                yield page(tooLate ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, told, faults, visit);
            }
        };
    }

    private static View page(HttpStatus status, FirstVisit told, List<Fault> faults, Visit visit) {
        var view = new SetUpPage(
                visit.otherwise(faults, FIELDS),
                visit.entry("organisation", told.organisation(), faults),
                zones(told.zone()),
                currencies(told.currency(), visit),
                List.of(
                        new Choice(SHADOW, visit.t("set-up.book.shadow"), told.shadow()),
                        new Choice("live", visit.t("set-up.book.live"), !told.shadow())),
                visit.entry("name", told.name(), faults),
                visit.entry("login", told.login(), faults),
                new Entry("", visit.entry("password", "", faults).error()),
                null);
        return visit.page(status, "home/set-up", visit.t("set-up.title"), List.of(), view);
    }

    private static List<Choice> zones(String chosen) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || isOfAPlace(zone))
                .sorted()
                .map(zone -> new Choice(zone, zone.replace('_', ' '), zone.equals(chosen)))
                .toList();
    }

    /** Etc/GMT-5 and its like are offsets, with the sign that nobody expects. */
    private static boolean isOfAPlace(String zone) {
        return zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/");
    }

    private static List<Choice> currencies(String chosen, Visit visit) {
        return Currencies.codes().stream()
                .map(code -> new Choice(
                        code,
                        code + " · " + Currency.getInstance(code).getDisplayName(visit.locale()),
                        code.equals(chosen)))
                .toList();
    }
}
