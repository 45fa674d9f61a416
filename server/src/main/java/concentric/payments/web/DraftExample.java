package concentric.payments.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.Proposal;
import concentric.contracts.WorkedExample;
import concentric.contracts.web.PartyLabels;
import concentric.engine.plan.Explanation;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Posting;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Quantity;
import concentric.payments.Payments;
import concentric.payments.Usages;
import concentric.platform.Panel;
import concentric.platform.web.Entry;
import concentric.platform.web.Pages;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A draft tried on the last real payment or usage that it would share, or on one that is typed in. */
@Component
class DraftExample implements WorkedExample {

    private static final String TEMPLATE = "payments/example";
    private static final int ORDER = 10;

    private final Payments payments;
    private final Usages usages;
    private final Offers offers;
    private final PartyLabels labels;
    private final Pages pages;

    DraftExample(Payments payments, Usages usages, Offers offers, PartyLabels labels, Pages pages) {
        this.payments = payments;
        this.usages = usages;
        this.offers = offers;
        this.labels = labels;
        this.pages = pages;
    }

    /**
     * What a draft is tried on.
     *
     * @param root the offer or service
     * @param shared minor units, without tax; says nothing of usage, which has its price by the contract
     * @param quantity millionths
     */
    private record Sample(
            String root,
            boolean isUsage,
            long shared,
            long quantity,
            String said,
            @Nullable String href) {}

    @Override
    public Panel.Part of(Proposal.Possible proposal, String amount, String quantity) {
        var visit = pages.current();
        var currency = proposal.draft().terms().currency();
        var typed = new ArrayList<Entry>();
        var roots = roots(proposal);
        var sample = roots.isEmpty()
                ? Optional.<Sample>empty()
                : typed(proposal, roots, amount, quantity, currency, typed, visit)
                        .or(() -> amount.isEmpty() && quantity.isEmpty()
                                ? last(proposal, roots, currency, visit)
                                : Optional.empty());
        var entries = typed.isEmpty() ? List.of(Entry.of(amount), Entry.of(quantity)) : typed;
        var view = sample.map(each -> worked(proposal, each, entries, currency, visit))
                .orElseGet(() -> ExamplePage.none(
                        visit.t(roots.isEmpty() ? "example.no-root" : "example.none"),
                        entries.getFirst(),
                        entries.getLast()));
        return new Panel.Part(TEMPLATE, view, ORDER);
    }

    /** The offers and services whose payments and usages come to the draft. */
    private static List<String> roots(Proposal.Possible proposal) {
        var plan = proposal.after();
        long draft = proposal.draft().id();
        int last = plan.offers().size() + plan.services().size();
        return IntStream.range(0, last)
                .filter(root -> plan.cascade(root).versions().contains(draft))
                .mapToObj(root -> name(plan, root))
                .toList();
    }

    private static String name(Plan plan, int root) {
        int offers = plan.offers().size();
        return root < offers ? plan.offers().get(root) : plan.services().get(root - offers);
    }

    private static Optional<Sample> typed(
            Proposal.Possible proposal,
            List<String> roots,
            String amount,
            String quantity,
            Currency currency,
            List<Entry> entries,
            Visit visit) {
        var root = roots.getFirst();
        boolean isUsage = proposal.after().offer(root).isEmpty();
        if (amount.isEmpty() && (quantity.isEmpty() || !isUsage)) return Optional.empty();
        var money = isUsage ? Optional.of(new Money(0, currency)) : exact(Money.parse(amount, currency));
        var units = exact(Quantity.parse(quantity.isEmpty() ? "1" : quantity));
        entries.add(new Entry(amount, money.isPresent() ? null : visit.t("example.amount.wrong")));
        entries.add(new Entry(quantity, units.isPresent() ? null : visit.t("example.quantity.wrong")));
        if (money.isEmpty() || units.isEmpty()) return Optional.empty();
        var said = isUsage
                ? visit.t("example.typed.usage", Quantities.of(units.get().micros(), visit), root)
                : visit.t("example.typed", visit.formats().money(money.get().minor(), currency), root);
        return Optional.of(
                new Sample(root, isUsage, money.get().minor(), units.get().micros(), said, null));
    }

    private static <T> Optional<T> exact(Figure<T> figure) {
        return figure instanceof Figure.Exact<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    private Optional<Sample> last(Proposal.Possible proposal, List<String> roots, Currency currency, Visit visit) {
        var known = offers.findAll(roots).values();
        var payment = payments.last(ids(known, false))
                .filter(last -> last.currency().equals(currency))
                .map(last -> new Sample(
                        code(known, last.offerId()),
                        false,
                        last.shared(),
                        last.quantity(),
                        visit.t(
                                "example.last",
                                visit.formats().money(last.shared(), currency),
                                code(known, last.offerId()),
                                visit.formats().instant(last.occurredAt())),
                        PaymentsPages.PATH + "/" + last.seq()));
        return payment.or(() -> usages.last(ids(known, true))
                        .map(last -> new Sample(
                                code(known, last.serviceId()),
                                true,
                                0,
                                last.quantity(),
                                visit.t(
                                        "example.last.usage",
                                        Quantities.of(last.quantity(), visit),
                                        code(known, last.serviceId()),
                                        visit.formats().instant(last.occurredAt())),
                                UsagePages.PATH + "/" + last.seq())))
                .filter(sample -> root(proposal.after(), sample).isPresent());
    }

    private static List<Long> ids(Collection<Offer> known, boolean services) {
        return known.stream()
                .filter(offer -> offer.isService() == services)
                .map(Offer::id)
                .toList();
    }

    private static String code(Collection<Offer> known, long id) {
        return known.stream()
                .filter(offer -> offer.id() == id)
                .findFirst()
                .orElseThrow()
                .code();
    }

    private static OptionalInt root(Plan plan, Sample sample) {
        return sample.isUsage() ? plan.service(sample.root()) : plan.offer(sample.root());
    }

    private static Optional<Explanation> explained(Plan plan, Sample sample) {
        var root = root(plan, sample);
        if (root.isEmpty()) return Optional.empty();
        if (!sample.isUsage()) {
            return Optional.of(plan.explain(root.getAsInt(), sample.shared(), sample.quantity()));
        }
        var quantity = new Quantity(sample.quantity());
        return plan.amount(root.getAsInt(), quantity) instanceof Figure.Exact<Money>
                ? Optional.of(plan.explain(root.getAsInt(), quantity))
                : Optional.empty();
    }

    private ExamplePage worked(
            Proposal.Possible proposal, Sample sample, List<Entry> typed, Currency currency, Visit visit) {
        var before = explained(proposal.before(), sample);
        var after = explained(proposal.after(), sample);
        var was = before.map(each -> kept(proposal.before(), each)).orElse(Map.of());
        var is = after.map(each -> kept(proposal.after(), each)).orElse(Map.of());
        var parties = new LinkedHashSet<>(is.keySet());
        parties.addAll(was.keySet());
        var names = new HashSet<>(parties);
        var byCode = labels.byCode(names);
        var formats = visit.formats();
        var rows = parties.stream()
                .map(party -> {
                    long then = was.getOrDefault(party, 0L);
                    long now = is.getOrDefault(party, 0L);
                    return new ExamplePage.Row(
                            label(party, byCode),
                            before.isEmpty() ? "" : formats.amount(then, currency),
                            formats.amount(now, currency),
                            before.isEmpty() ? "" : difference(now - then, currency, visit));
                })
                .toList();
        var words = new FactWords(visit, currency);
        var lines = after.map(Explanation::postings).orElse(List.of()).stream()
                .map(posting -> line(posting, proposal, byCode, words, currency, visit))
                .toList();
        return new ExamplePage(
                sample.said(),
                sample.href(),
                before.isEmpty() ? visit.t("example.nothing-before") : null,
                before.isPresent(),
                rows,
                lines,
                typed.getFirst(),
                typed.getLast());
    }

    private static PartyLabel label(String code, Map<String, PartyLabel> byCode) {
        return byCode.getOrDefault(code, new PartyLabel(code, null, null));
    }

    private static String difference(long minor, Currency currency, Visit visit) {
        var amount = visit.formats().amount(minor, currency);
        return minor > 0 ? "+" + amount : amount;
    }

    /** What each party keeps of it: what it gets, less what it passes on. */
    private static Map<String, Long> kept(Plan plan, Explanation explanation) {
        var kept = new LinkedHashMap<String, Long>();
        for (var posting : explanation.postings()) {
            long minor = posting.amount().minor();
            if (minor == 0) continue;
            kept.merge(plan.parties().get(posting.line().to()), minor, Math::addExact);
            if (!PostingRows.isFromPayer(posting)) {
                kept.merge(plan.parties().get(posting.line().from()), -minor, Math::addExact);
            }
        }
        return kept;
    }

    private static ExamplePage.Line line(
            Posting posting,
            Proposal.Possible proposal,
            Map<String, PartyLabel> byCode,
            FactWords words,
            Currency currency,
            Visit visit) {
        var plan = proposal.after();
        var contract = plan.version(posting.line().version()).contract().name();
        ContractVersion draft = proposal.draft();
        int clause = posting.line().clause();
        return new ExamplePage.Line(
                label(plan.parties().get(posting.line().to()), byCode),
                contract,
                posting.line().version() == draft.id(),
                clause == 0 ? visit.t("contract.clause.rest") : String.valueOf(clause),
                words.of(posting.fact()),
                visit.formats().amount(posting.amount().minor(), currency));
    }
}
