package concentric.closes.web;

import concentric.closes.CloseRun;
import concentric.closes.Closes;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The months: closed, closed with something open, and the one that is closed next. */
@Controller
class ClosesPages {

    static final String PATH = "/closes";

    private final Closes closes;
    private final Accounts accounts;

    ClosesPages(Closes closes, Accounts accounts) {
        this.closes = closes;
        this.accounts = accounts;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View list(Visit visit, Actor actor) {
        var runs = closes.latest();
        var names =
                accounts.names(runs.stream().map(CloseRun::account).distinct().toList());
        var rows = new ArrayList<ClosesPage.Row>();
        closes.next()
                .ifPresent(next -> rows.add(new ClosesPage.Row(
                        visit.formats().month(next), address(next), open(closes.isOver(next), visit), null)));
        for (var run : runs) {
            rows.add(new ClosesPage.Row(
                    visit.formats().month(run.month()),
                    address(run.month()),
                    closed(run, visit),
                    said(run, names.getOrDefault(run.account(), ""), visit)));
        }
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("closes/closes", visit.t("closes.title"), crumbs, new ClosesPage(rows));
    }

    static String address(YearMonth month) {
        return PATH + "/" + month;
    }

    static State open(boolean isOver, Visit visit) {
        return isOver
                ? new State(visit.t("close.state.next"), Tone.WARN)
                : new State(visit.t("close.state.running"), Tone.PLAIN);
    }

    static State closed(CloseRun run, Visit visit) {
        return run.complete()
                ? new State(visit.t("close.state.complete"), Tone.OK)
                : new State(visit.t("close.state.open"), Tone.WARN);
    }

    static String said(CloseRun run, String name, Visit visit) {
        return visit.t("close.when", visit.formats().instant(run.at()), name);
    }
}
