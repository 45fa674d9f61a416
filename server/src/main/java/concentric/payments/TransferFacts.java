package concentric.payments;

import concentric.engine.terms.Money;
import concentric.platform.Facts;
import concentric.platform.JournalEntry;
import concentric.platform.Parties;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of an act on a transfer: between whom, how much, why; and why an import was taken back. */
@Component
class TransferFacts implements Facts {

    private final Transfers transfers;
    private final UndoneImports undone;
    private final Parties parties;

    TransferFacts(Transfers transfers, UndoneImports undone, Parties parties) {
        this.transfers = transfers;
        this.undone = undone;
        this.parties = parties;
    }

    @Override
    public List<Fact> about(JournalEntry act) {
        if (act.verb().equals("import.undo")) return List.of(new Fact("import.reason", () -> reason(act)));
        if (!act.verb().startsWith("transfer.")) return List.of();
        return List.of(
                new Fact("transfer.from", () -> of(act, draft -> code(draft.fromId()))),
                new Fact("transfer.to", () -> of(act, draft -> code(draft.toId()))),
                new Fact(
                        "transfer.amount",
                        () -> of(act, draft -> Optional.of(new Money(draft.amount(), draft.currency()).toString()))),
                new Fact("transfer.reason", () -> of(act, draft -> Optional.of(draft.reason()))));
    }

    private String reason(JournalEntry act) {
        return undone.find(Long.parseLong(act.subject()))
                .map(UndoneImport::reason)
                .orElse("");
    }

    private String of(JournalEntry act, Function<TransferDraft, Optional<String>> fact) {
        // A proposal is an act on the party that is to receive; signing and withdrawing are acts on the proposal.
        var proposal = act.verb().equals("transfer.propose")
                ? transfers.proposedBy(act.id())
                : transfers.find(Long.parseLong(act.subject()));
        return proposal.map(TransferProposal::draft).flatMap(fact).orElse("");
    }

    private Optional<String> code(@Nullable Long party) {
        return Stream.ofNullable(party)
                .flatMap(id -> parties.codes(List.of(id)).values().stream())
                .findFirst();
    }
}
