package concentric.payments.web;

import concentric.contracts.web.PartyLabels;
import concentric.network.Sides;
import concentric.payments.TransferFilter;
import concentric.payments.TransferProposal;
import concentric.payments.Transfers;
import concentric.platform.Actor;
import concentric.platform.Parties;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Figure;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of transfers. */
@Controller
class TransfersPages {

    private static final int PIECE = 1_000;
    private static final String WAITING = "waiting";

    private final Sides sides;
    private final Transfers transfers;
    private final Parties parties;
    private final PartyLabels labels;

    TransfersPages(Transfers transfers, Parties parties, PartyLabels labels, Sides sides) {
        this.sides = sides;
        this.transfers = transfers;
        this.parties = parties;
        this.labels = labels;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(TransferPages.PATH)
    View list(
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var filter = new TransferFilter(party.strip(), state.equals(WAITING), sides.of(actor));
        var filters = new LinkedHashMap<String, String>();
        filters.put("party", filter.party());
        filters.put("state", state);
        var listing = new Listing(TransferPages.PATH, filters, page);
        var found = transfers.list(filter, listing.offset(), Listing.ROWS);
        var known = labels.byId(parties(found));
        long total = transfers.count(filter);
        var view = new TransfersPage(
                new TransfersPage.Filter(filter.party(), states(state, visit), listing.filtered()),
                visit.t("transfers.summary", total),
                found.stream().map(proposal -> row(proposal, known, visit)).toList(),
                listing.pagination(total, visit, TransferPages.PATH + ".csv"),
                TransferPages.PATH + "/new",
                actor.custodian() ? TransferPages.PATH + "/opening" : null);
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("payments/transfers", visit.t("transfers.title"), crumbs, view);
    }

    static List<Long> parties(List<TransferProposal> found) {
        return found.stream()
                .flatMap(proposal -> Stream.of(
                        proposal.draft().fromId(), (Long) proposal.draft().toId()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<Choice> states(String chosen, Visit visit) {
        return List.of(
                new Choice("", visit.t("payments.state.any"), chosen.isEmpty()),
                new Choice(WAITING, visit.t("transfers.state.waiting"), chosen.equals(WAITING)));
    }

    private static TransfersPage.Row row(TransferProposal proposal, Map<Long, PartyLabel> known, Visit visit) {
        var draft = proposal.draft();
        var href = TransferPages.href(proposal);
        return new TransfersPage.Row(
                TransferPages.title(proposal, visit),
                href,
                visit.formats().date(draft.day()),
                TransferPages.from(proposal, known, visit),
                Objects.requireNonNull(known.get(draft.toId())),
                draft.reason(),
                TransferStates.of(proposal, visit),
                new Figure(visit.formats().money(draft.amount(), draft.currency()), href));
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(TransferPages.PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "") String state,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var filter = new TransferFilter(party.strip(), state.equals(WAITING), sides.of(actor));
        try (var file = ListFile.of(
                        "transfers", "transfer", "from", "to", "amount", "currency", "day", "reason", "state", "seq")
                .numbers("transfer", "amount", "seq")
                .answer(visit, response, format)) {
            var found = transfers.before(filter, Long.MAX_VALUE, PIECE);
            while (!found.isEmpty()) {
                var codes = parties.codes(parties(found));
                for (var proposal : found) {
                    var draft = proposal.draft();
                    file.row(
                            String.valueOf(proposal.id()),
                            draft.fromId() == null ? "" : Objects.requireNonNull(codes.get(draft.fromId())),
                            Objects.requireNonNull(codes.get(draft.toId())),
                            Amount.of(draft.amount(), draft.currency()).amount(),
                            draft.currency().getCurrencyCode(),
                            draft.day().toString(),
                            draft.reason(),
                            TransferStates.word(proposal),
                            proposal.seq() == null ? "" : String.valueOf(proposal.seq()));
                }
                found = transfers.before(filter, found.getLast().id(), PIECE);
            }
        }
    }
}
