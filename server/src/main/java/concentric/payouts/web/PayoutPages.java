package concentric.payouts.web;

import concentric.contracts.web.PartyLabels;
import concentric.payouts.Payout;
import concentric.payouts.PayoutOutcome;
import concentric.payouts.Payouts;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Parties;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** One payout: its lines, the file for the bank, and how it ends. */
@Controller
class PayoutPages {

    private static final String ONE = PayoutsPages.PATH + "/{id:\\d+}";

    private final Payouts payouts;
    private final PartyLabels labels;
    private final Parties parties;
    private final Accounts accounts;

    PayoutPages(Payouts payouts, PartyLabels labels, Parties parties, Accounts accounts) {
        this.payouts = payouts;
        this.labels = labels;
        this.parties = parties;
        this.accounts = accounts;
    }

    static String address(Payout payout) {
        return PayoutsPages.PATH + "/" + payout.id().value();
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(ONE)
    View one(@PathVariable long id, Visit visit, Actor actor) {
        return page(HttpStatus.OK, find(id, actor), null, visit);
    }

    private Payout find(long id, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return payouts.find(new Payout.Id(id)).orElseThrow(Problem::notFound);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(ONE + "/paid")
    View paid(@PathVariable long id, Visit visit, Actor actor) {
        var payout = find(id, actor);
        return ended(payouts.markPaid(payout.id(), actor), payout, "notice.payout-paid", visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(ONE + "/withdrawal")
    View withdraw(@PathVariable long id, Visit visit, Actor actor) {
        var payout = find(id, actor);
        return ended(payouts.withdraw(payout.id(), actor), payout, "notice.payout-withdrawn", visit);
    }

    private View ended(PayoutOutcome outcome, Payout payout, String notice, Visit visit) {
        return switch (outcome) {
            case PayoutOutcome.Done(var done) -> visit.redirect(address(done), notice);
            case PayoutOutcome.Ended(var how) ->
                page(HttpStatus.CONFLICT, payouts.find(payout.id()).orElseThrow(), visit.say(how), visit);
            case PayoutOutcome.Refused(var faults) ->
                page(Problem.status(faults), payout, visit.say(faults.getFirst()), visit);
        };
    }

    private View page(HttpStatus status, Payout payout, @Nullable String problem, Visit visit) {
        var lines = payouts.lines(payout.id());
        var shown = labels.byId(lines.stream().map(Payout.Line::party).toList());
        var formats = visit.formats();
        var day = formats.date(payout.day());
        boolean isDue = !payout.day().isAfter(payouts.today());
        var ending = payout.ending();
        var view = new PayoutPage(
                address(payout),
                problem,
                Words.state(payout, visit),
                day,
                Words.account(payout.from(), visit),
                Words.total(payout, visit),
                visit.t("payout.drawn", formats.instant(payout.drawnAt()), name(payout.drawnBy())),
                ending == null
                        ? null
                        : visit.t(
                                payout.isPaid() ? "payout.paid" : "payout.withdrawn",
                                formats.instant(ending.at()),
                                name(ending.by())),
                payout.isOpen() || payout.isPaid() ? address(payout) + "/file" : null,
                payout.isOpen() && !isDue ? visit.t("payout.not-due", day) : null,
                payout.isOpen(),
                lines.stream()
                        .map(line -> new PayoutPage.Row(
                                Objects.requireNonNull(shown.get(line.party())),
                                line.account().holder(),
                                line.account().iban().masked(),
                                formats.amount(line.amount(), payout.currency())))
                        .toList(),
                address(payout) + "/lines.csv");
        var crumbs =
                List.of(new Crumb(visit.t("nav.value"), null), new Crumb(visit.t("payouts.title"), PayoutsPages.PATH));
        return visit.page(status, "payouts/payout", Words.name(payout, visit), crumbs, view);
    }

    private String name(long account) {
        return accounts.names(List.of(account)).getOrDefault(account, "");
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(ONE + "/file")
    ResponseEntity<byte[]> file(@PathVariable long id, Actor actor) {
        return answer(payouts, find(id, actor).id());
    }

    /** The file for the bank, to keep. */
    static ResponseEntity<byte[]> answer(Payouts payouts, Payout.Id id) {
        var file = payouts.file(id).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_XML)
                .body(file.bytes());
    }

    /** The lines as a file. */
    @Allowed(Access.CUSTODIAN)
    @GetMapping(ONE + "/lines" + ListFile.ANY)
    void lines(
            @PathVariable String format, @PathVariable long id, Visit visit, Actor actor, HttpServletResponse response)
            throws IOException {
        var payout = find(id, actor);
        var lines = payouts.lines(payout.id());
        var codes = parties.codes(lines.stream().map(Payout.Line::party).toList());
        try (var file = ListFile.of(
                        "payout-" + id,
                        "payout",
                        "line",
                        "payee",
                        "holder",
                        "iban",
                        "amount",
                        "currency",
                        "day",
                        "state")
                .numbers("amount")
                .answer(visit, response, format)) {
            for (var line : lines) {
                file.row(
                        String.valueOf(id),
                        String.valueOf(line.number()),
                        Objects.requireNonNull(codes.get(line.party())),
                        line.account().holder(),
                        line.account().iban().masked(),
                        Amount.of(line.amount(), payout.currency()).amount(),
                        payout.currency().getCurrencyCode(),
                        payout.day().toString(),
                        PayoutsApi.state(payout));
            }
        }
    }
}
