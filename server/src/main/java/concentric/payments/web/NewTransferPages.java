package concentric.payments.web;

import concentric.payments.TransferChange;
import concentric.payments.Transfers;
import concentric.payments.Transfers.NewTransfer;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Proposing a transfer, and entering an opening balance: forms of their own, so that neither becomes the other unmeant. */
@Controller
class NewTransferPages {

    private static final String NEW = TransferPages.PATH + "/new";
    private static final String OPENING = TransferPages.PATH + "/opening";

    /** The day is read as the time of other records is, and called so in what is wrong with it. */
    private static final String DAY = "occurred_at";

    private static final String[] FIELDS = {"from", "to", "amount", "currency", DAY, "reason"};

    private final Transfers transfers;
    private final Organisations organisations;
    private final InstantSource clock;

    NewTransferPages(Transfers transfers, Organisations organisations, InstantSource clock) {
        this.transfers = transfers;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The form as it was sent; null where a field was missing. */
    record Form(
            @Nullable String from,
            @Nullable String to,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String day,
            @Nullable String reason) {

        NewTransfer transfer() {
            return new NewTransfer(
                    Typed.of(from),
                    Typed.of(to),
                    Typed.of(amount),
                    Typed.of(currency),
                    Typed.of(day),
                    TypedText.clean(Typed.of(reason)));
        }

        NewTransfer opening() {
            var transfer = transfer();
            return new NewTransfer(
                    "", transfer.to(), transfer.amount(), transfer.currency(), transfer.day(), transfer.reason());
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(NEW)
    View form(Visit visit, Actor actor) {
        return form(HttpStatus.OK, NEW, blank(), List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(OPENING)
    View opening(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return form(HttpStatus.OK, OPENING, blank(), List.of(), visit);
    }

    private NewTransfer blank() {
        var organisation = organisations.current();
        var today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        return new NewTransfer("", "", "", organisation.currency().getCurrencyCode(), today.toString(), "");
    }

    @Allowed(Access.PARTY)
    @PostMapping(NEW)
    View propose(@ModelAttribute Form form, Visit visit, Actor actor) {
        var transfer = form.transfer();
        if (transfer.from().isEmpty()) {
            return form(HttpStatus.BAD_REQUEST, NEW, transfer, List.of(Fault.in("from", "missing")), visit);
        }
        return proposed(transfers.propose(transfer, actor), NEW, transfer, visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(OPENING)
    View open(@ModelAttribute Form form, Visit visit, Actor actor) {
        var transfer = form.opening();
        return proposed(transfers.propose(transfer, actor), OPENING, transfer, visit);
    }

    private static View proposed(TransferChange change, String action, NewTransfer typed, Visit visit) {
        return switch (change) {
            case TransferChange.Done(var proposal) ->
                visit.redirect(TransferPages.href(proposal), "notice.transfer-proposed");
            case TransferChange.Refused(var faults) -> {
                if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
                yield form(Problem.status(faults), action, typed, faults, visit);
            }
            case TransferChange.Unknown unknown -> throw Problem.notFound();
        };
    }

    private static View form(HttpStatus status, String action, NewTransfer typed, List<Fault> faults, Visit visit) {
        boolean opening = action.equals(OPENING);
        var view = new NewTransferPage(
                visit.t(opening ? "transfer.new.opening.lead" : "transfer.new.lead"),
                visit.otherwise(faults, FIELDS),
                action,
                opening ? null : visit.entry("from", typed.from(), faults),
                visit.entry("to", typed.to(), faults),
                visit.entry("amount", typed.amount(), faults),
                CurrencyChoices.of(typed.currency()),
                visit.entry(DAY, typed.day(), faults),
                visit.entry("reason", typed.reason(), faults));
        var title = visit.t(opening ? "transfer.new.opening" : "transfer.new");
        var crumbs = List.of(new Crumb(visit.t("transfers.title"), TransferPages.PATH), new Crumb(title, null));
        return visit.page(status, "payments/new-transfer", title, crumbs, view);
    }
}
