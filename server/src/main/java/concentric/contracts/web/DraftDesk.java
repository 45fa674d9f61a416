package concentric.contracts.web;

import concentric.contracts.Consequences;
import concentric.contracts.ContractFilter;
import concentric.contracts.Contracts;
import concentric.contracts.Drafts;
import concentric.contracts.Funds;
import concentric.contracts.Offers;
import concentric.contracts.Proposal;
import concentric.contracts.Proposals;
import concentric.contracts.Reading;
import concentric.contracts.WorkedExample;
import concentric.contracts.web.DraftPage.Suggestion;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Remark;
import concentric.measures.Measures;
import concentric.network.UnitFilter;
import concentric.network.Units;
import concentric.platform.Fault;
import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.Visit;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a contract that is being written. */
@Component
class DraftDesk {

    /** Fields suggest no more than this; any other code can be typed. */
    private static final int MOST_SUGGESTED = 500;

    private final Drafts drafts;
    private final Proposals proposals;
    private final WorkedExample workedExample;
    private final Consequences consequences;
    private final Contracts contracts;
    private final Offers offers;
    private final Funds funds;
    private final Units units;
    private final PartyLabels labels;
    private final HonestTargets honestTargets;
    private final Measures measures;

    DraftDesk(
            Drafts drafts,
            Proposals proposals,
            WorkedExample workedExample,
            Consequences consequences,
            Contracts contracts,
            Offers offers,
            Funds funds,
            Units units,
            PartyLabels labels,
            HonestTargets honestTargets,
            Measures measures) {
        this.drafts = drafts;
        this.proposals = proposals;
        this.workedExample = workedExample;
        this.consequences = consequences;
        this.contracts = contracts;
        this.offers = offers;
        this.funds = funds;
        this.units = units;
        this.labels = labels;
        this.honestTargets = honestTargets;
        this.measures = measures;
    }

    /** Everything that is wrong with a text, as its places. */
    List<Fault> faults(String text) {
        return switch (drafts.read(text)) {
            case Reading.Read read -> List.of();
            case Reading.Refused(var faults) -> faults;
        };
    }

    /**
     * Where something is written.
     *
     * @param action where the form is sent
     * @param signing the choice whether to sign at once, as it was made; empty where there is none
     * @param change null for a contract that is new
     * @param amount of a payment to try it on, as typed
     * @param quantity of that payment, as typed
     */
    record Place(
            String action,
            String cancelHref,
            List<Choice> signing,
            DraftPage.@Nullable Change change,
            String amount,
            String quantity) {}

    /**
     * The page.
     *
     * @param refused why it could not be saved, beyond what is wrong with the text
     * @param place where it is written
     */
    DraftPage page(Written written, List<Fault> refused, Place place, Visit visit) {
        var faults = new ArrayList<>(written.fresh() ? List.<Fault>of() : faults(written.text()));
        var contract = written.contract();
        refused.stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        var places = places(faults, visit);
        var proposal =
                faults.isEmpty() || !refused.isEmpty() ? contract.map(proposals::of) : Optional.<Proposal>empty();
        var locked = locked(written, visit);
        var sheet = written.sheet() != null || written.good().isEmpty()
                ? written.sheet()
                : Written.ofText(written.good(), "").sheet();
        return new DraftPage(
                place.action(),
                faults.stream()
                        .filter(fault -> fault.field().isEmpty())
                        .findFirst()
                        .map(visit::say)
                        .orElse(null),
                status(written, faults, visit),
                new Entry(
                        written.text(),
                        places.isEmpty()
                                ? visit.entry("text", "", faults).error()
                                : visit.t("draft.places", places.size())),
                written.text(),
                written.good(),
                places,
                contract.map(terms -> words(terms, visit).source(terms)).orElse(""),
                sheet == null ? null : cards(sheet, written, visit),
                sheet == null
                        ? contract.map(terms -> words(terms, visit).sentences(terms))
                                .orElse(List.of())
                        : List.of(),
                locked,
                notes(written, contract, visit),
                proposal.map(each -> hindrances(each, visit)).orElse(List.of()),
                proposal.flatMap(each -> example(each, place, visit)).orElse(null),
                proposal.isPresent() ? consequences(contract.orElseThrow(), visit) : null,
                place.change(),
                place.signing(),
                place.cancelHref());
    }

    private static String status(Written written, List<Fault> faults, Visit visit) {
        if (written.fresh()) return visit.t("draft.status.fresh");
        return faults.isEmpty() ? visit.t("draft.status.good") : visit.t("draft.status.faults", faults.size());
    }

    private static @Nullable String locked(Written written, Visit visit) {
        if (written.sheet() != null) return null;
        int number = written.contracts();
        if (number > 1) return visit.t("draft.locked.several", number);
        if (number == 0) return visit.t("draft.locked.unread");
        boolean isClosing = written.contract()
                .filter(terms -> terms.closing() != null || terms.ends() != null)
                .isPresent();
        return visit.t(isClosing ? "draft.locked.closing" : "draft.locked.large");
    }

    private List<String> notes(Written written, Optional<Contract> contract, Visit visit) {
        var notes = new ArrayList<String>();
        if (written.bothChanged()) notes.add(visit.t("draft.both-changed"));
        contract.ifPresent(terms -> {
            for (Remark remark : terms.remarks()) notes.add(ContractPages.said(remark, visit));
            notes.addAll(honestTargets.said(terms, visit));
        });
        return notes;
    }

    private static List<String> hindrances(Proposal proposal, Visit visit) {
        return proposal.hindrances().stream().map(visit::say).toList();
    }

    private Optional<Content> example(Proposal proposal, Place place, Visit visit) {
        if (!(proposal instanceof Proposal.Possible possible)) return Optional.empty();
        return Optional.of(visit.part(workedExample.of(possible, place.amount(), place.quantity())));
    }

    private @Nullable Content consequences(Contract terms, Visit visit) {
        return visit.actor()
                .flatMap(viewer -> consequences.of(terms, viewer))
                .map(visit::part)
                .orElse(null);
    }

    private static List<DraftPage.Place> places(List<Fault> faults, Visit visit) {
        return faults.stream()
                .filter(fault -> !fault.field().isEmpty() && !fault.field().equals("text"))
                .map(fault -> new DraftPage.Place(where(fault, visit), visit.say(fault)))
                .toList();
    }

    /** Line and column in the reader's language; contracts are named as they are. */
    private static String where(Fault fault, Visit visit) {
        return SheetText.place(fault)
                .map(place -> visit.t("draft.at", place[0], place[1]))
                .orElse(fault.field());
    }

    private TermsWords words(Contract terms, Visit visit) {
        return new TermsWords(labels.byCode(terms.names()), visit);
    }

    private DraftPage.Cards cards(Sheet sheet, Written written, Visit visit) {
        var text = SheetText.of(sheet);
        var faults = written.fresh() ? List.<Fault>of() : faults(text.text());
        return new SheetCards(sheet, text, faults, labels, visit).cards(suggestions(visit));
    }

    /** What fields suggest while one types. */
    DraftPage.Suggestions suggestions(Visit visit) {
        // Fields that are drawn again keep the suggestions that the page came with.
        if (visit.request().getHeader("HX-Request") != null) {
            return new DraftPage.Suggestions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var ofUnits = units.list(new UnitFilter("", Optional.empty(), "", Optional.empty()), 0, MOST_SUGGESTED).stream()
                .filter(unit -> unit.until() == null)
                .map(unit -> new Suggestion(unit.code(), unit.name()))
                .toList();
        var ofFunds = funds.list().stream()
                .limit(MOST_SUGGESTED)
                .map(fund -> new Suggestion(fund.code(), fund.name()))
                .toList();
        var owner = Stream.of(new Suggestion(SheetText.OWNER, visit.t("contract.words.owner")));
        return new DraftPage.Suggestions(
                Stream.of(owner, ofUnits.stream(), ofFunds.stream())
                        .flatMap(each -> each)
                        .toList(),
                ofFunds,
                ofUnits,
                offers.list(0, MOST_SUGGESTED).stream()
                        .filter(offer -> !offer.isService())
                        .map(offer -> new Suggestion(offer.code(), offer.unit()))
                        .toList(),
                contracts.list(ContractFilter.of(""), 0, MOST_SUGGESTED).stream()
                        .map(version -> new Suggestion(version.name(), ""))
                        .toList(),
                measures.list("", 0, MOST_SUGGESTED).stream()
                        .map(measure -> new Suggestion(measure.name(), measure.purpose()))
                        .toList());
    }
}
