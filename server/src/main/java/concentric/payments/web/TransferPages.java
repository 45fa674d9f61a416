package concentric.payments.web;

import concentric.contracts.web.PartyLabels;
import concentric.network.Sides;
import concentric.payments.TransferChange;
import concentric.payments.TransferProposal;
import concentric.payments.Transfers;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Panel;
import concentric.platform.Parties;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Reader;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** One transfer, and what can be done with it: sign, withdraw. */
@Controller
class TransferPages {

    static final String PATH = "/transfers";

    private final Sides sides;
    private final Transfers transfers;
    private final Parties parties;
    private final PartyLabels labels;
    private final Accounts accounts;
    private final List<Panel> panels;

    TransferPages(
            Transfers transfers,
            Parties parties,
            PartyLabels labels,
            Accounts accounts,
            List<Panel> panels,
            Sides sides) {
        this.sides = sides;
        this.transfers = transfers;
        this.parties = parties;
        this.labels = labels;
        this.accounts = accounts;
        this.panels = panels;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    View transfer(@PathVariable long id, Visit visit, Actor actor) {
        return page(HttpStatus.OK, find(id, actor), List.of(), visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id:\\d+}/sign")
    View sign(@PathVariable long id, Visit visit, Actor actor) {
        return switch (transfers.sign(id, actor)) {
            case TransferChange.Done(var proposal) ->
                visit.redirect(
                        href(proposal),
                        proposal.isOpen() ? "notice.transfer-waits" : "notice.transfer-recorded",
                        codes(transfers.waitingFor(proposal)));
            case TransferChange.Refused(var faults) -> refused(id, faults, visit, actor);
            case TransferChange.Unknown unknown -> throw Problem.notFound();
        };
    }

    @Allowed(Access.PARTY)
    @PostMapping(PATH + "/{id:\\d+}/withdraw")
    View withdraw(@PathVariable long id, Visit visit, Actor actor) {
        return switch (transfers.withdraw(id, actor)) {
            case TransferChange.Done(var proposal) -> visit.redirect(href(proposal), "notice.transfer-withdrawn");
            case TransferChange.Refused(var faults) -> refused(id, faults, visit, actor);
            case TransferChange.Unknown unknown -> throw Problem.notFound();
        };
    }

    static String href(TransferProposal proposal) {
        return PATH + "/" + proposal.id();
    }

    private TransferProposal find(long id, Actor actor) {
        return transfers
                .find(id)
                .filter(proposal -> sides.sees(actor, proposal.sides()))
                .orElseThrow(Problem::notFound);
    }

    private View refused(long id, List<Fault> faults, Visit visit, Actor actor) {
        return page(Problem.status(faults), find(id, actor), faults, visit, actor);
    }

    private View page(HttpStatus status, TransferProposal proposal, List<Fault> faults, Visit visit, Actor actor) {
        var draft = proposal.draft();
        var waiting = transfers.waitingFor(proposal);
        var known = labels(proposal, waiting);
        var from = from(proposal, known, visit);
        var to = Objects.requireNonNull(known.get(draft.toId()));
        var formats = visit.formats();
        var amount = formats.money(draft.amount(), draft.currency());
        var seq = proposal.seq();
        var view = new TransferPage(
                visit.otherwise(faults),
                TransferStates.of(proposal, visit),
                draft.fromId() == null
                        ? visit.t("transfer.said.opening", to.name(), amount, formats.date(draft.day()))
                        : visit.t("transfer.said", from.name(), to.name(), amount, formats.date(draft.day())),
                from,
                to,
                amount,
                formats.date(draft.day()),
                draft.reason(),
                formats.instant(proposal.at()),
                seq == null ? null : formats.integer(seq),
                signatures(proposal, waiting, known, visit),
                signing(proposal, visit, actor),
                transfers.mayWithdraw(proposal, actor) ? href(proposal) + "/withdraw" : null,
                seq == null ? List.of() : visit.parts(panels, PaymentPages.RECORDED, seq, actor));
        var title = title(proposal, visit);
        var crumbs = List.of(new Crumb(visit.t("transfers.title"), PATH), new Crumb(title, null));
        return visit.page(status, "payments/transfer", title, crumbs, view);
    }

    static String title(TransferProposal proposal, Reader reader) {
        var key = proposal.draft().fromId() == null ? "transfer.title.opening" : "transfer.title";
        return reader.t(key, reader.formats().integer(proposal.id()));
    }

    private Map<Long, PartyLabel> labels(TransferProposal proposal, Collection<Long> waiting) {
        var concerned = new HashSet<>(waiting);
        concerned.add(proposal.draft().toId());
        if (proposal.draft().fromId() != null) concerned.add(proposal.draft().fromId());
        proposal.signatures().forEach(signature -> concerned.add(signature.party()));
        return labels.byId(concerned);
    }

    /** Who gives. */
    static PartyLabel from(TransferProposal proposal, Map<Long, PartyLabel> labels, Reader reader) {
        var from = proposal.draft().fromId();
        return from == null
                ? new PartyLabel(reader.t("transfer.opening"), PartyKind.FUND, null)
                : Objects.requireNonNull(labels.get(from));
    }

    private List<TransferPage.Signature> signatures(
            TransferProposal proposal, List<Long> waiting, Map<Long, PartyLabel> known, Visit visit) {
        var names = accounts.names(proposal.signatures().stream()
                .map(TransferProposal.Signature::account)
                .toList());
        var rows = new ArrayList<TransferPage.Signature>();
        for (var signature : proposal.signatures()) {
            var name = names.getOrDefault(signature.account(), "");
            rows.add(new TransferPage.Signature(
                    Objects.requireNonNull(known.get(signature.party())),
                    visit.t("contract.signed", name, visit.formats().instant(signature.at())),
                    signature.onBehalf()));
        }
        for (var party : waiting) {
            rows.add(new TransferPage.Signature(Objects.requireNonNull(known.get(party)), null, false));
        }
        return rows;
    }

    private TransferPage.@Nullable Signing signing(TransferProposal proposal, Visit visit, Actor actor) {
        var mandate = transfers.mandate(proposal, actor);
        if (mandate.parties().isEmpty()) return null;
        var key = mandate.onBehalf() ? "transfer.sign.on-behalf" : "transfer.sign.for";
        return new TransferPage.Signing(href(proposal) + "/sign", visit.t(key, codes(mandate.parties())));
    }

    private String codes(Collection<Long> ids) {
        return String.join(", ", new TreeSet<>(parties.codes(ids).values()));
    }
}
