package concentric.payments.web;

import concentric.contracts.Contracts;
import concentric.contracts.Offers;
import concentric.contracts.web.PartyLabels;
import concentric.engine.plan.Posting;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Remainder;
import concentric.network.Disclosures;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Payments.Explained;
import concentric.payments.Refunds;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up what whoever paid may see of a payment. */
@Component
class CustomerViews {

    private final Payments payments;
    private final Refunds refunds;
    private final Offers offers;
    private final Contracts contracts;
    private final Parties parties;
    private final PartyLabels labels;
    private final Disclosures disclosures;

    CustomerViews(
            Payments payments,
            Refunds refunds,
            Offers offers,
            Contracts contracts,
            Parties parties,
            PartyLabels labels,
            Disclosures disclosures) {
        this.payments = payments;
        this.refunds = refunds;
        this.offers = offers;
        this.contracts = contracts;
        this.parties = parties;
        this.labels = labels;
        this.disclosures = disclosures;
    }

    /** In the words of whoever looks; otherwise the same for everybody. */
    CustomerView of(Payment payment, Visit visit) {
        var given = refunds.of(payment.seq());
        var left = given.isEmpty() ? payment.whole() : given.getLast().left();
        var explained = payments.explain(payment)
                .filter(way -> left.amount() > 0)
                .map(way -> new Explained(
                        way.plan(), way.plan().plan().explain(way.plan().root(), left.shared(), left.quantity())));
        var formats = visit.formats();
        var state = state(payment, left, explained.isPresent(), visit);
        var drawn = explained.map(way -> new Drawn(way, left, visit)).orElse(null);
        var offer =
                Objects.requireNonNull(offers.all(List.of(payment.offerId())).get(payment.offerId()));
        return new CustomerView(
                offer.code(),
                formats.instant(payment.occurredAt()),
                formats.money(payment.amount(), payment.currency()),
                formats.money(BigDecimal.ONE, payment.currency()),
                state,
                formats.money(left.amount(), payment.currency()),
                drawn == null ? List.of() : drawn.direct(),
                drawn == null ? List.of() : drawn.further(),
                drawn == null ? List.of() : drawn.promises());
    }

    private static @Nullable String state(Payment payment, Remainder left, boolean settled, Visit visit) {
        if (left.amount() == 0) return visit.t("customer-view.all-back");
        if (!settled) return visit.t("customer-view.unsettled");
        long back = payment.amount() - left.amount();
        return back == 0 ? null : visit.t("customer-view.back", visit.formats().money(back, payment.currency()));
    }

    /** One way, with whatever of it is to be shown. */
    private final class Drawn {

        private static final String TAX = PostingRows.TAX;

        private final PostingRows rows;
        private final Explained explained;
        private final Remainder left;
        private final Visit visit;
        private final Amounts amounts;
        private final Amounts ofOne;
        private final Set<String> open;

        Drawn(Explained explained, Remainder left, Visit visit) {
            this.explained = explained;
            this.left = left;
            this.visit = visit;
            var codes = explained.plan().plan().parties();
            var customers = new PartyLabel(visit.t("payment.node.customers"), PartyKind.CUSTOMER, null);
            this.rows = new PostingRows(explained, customers, new Contracted(contracts), labels.byCode(codes), visit);
            this.amounts = new Amounts.Whole(rows.currency(), visit.formats());
            this.ofOne = new Amounts.OfOne(left.amount(), rows.currency(), visit.formats());
            this.open = open(codes);
        }

        /** The parties that agreed to show how they share on. */
        private Set<String> open(List<String> codes) {
            var ids = parties.findAll(codes).values().stream().collect(Collectors.toMap(Party::id, Party::code));
            return disclosures.shown(ids.keySet()).stream()
                    .map(id -> "=" + ids.get(id))
                    .collect(Collectors.toSet());
        }

        List<CustomerView.Line> direct() {
            var sums = sums(posted().filter(PostingRows::isFromPayer).toList());
            if (left.tax() > 0) sums.put(TAX, left.tax());
            // The parts of one add up to one, so they are cut together.
            var parts = ofOne.kept(sums);
            return sums.entrySet().stream()
                    .map(entry -> new CustomerView.Line(
                            party(entry.getKey()),
                            amounts.column(entry.getValue()),
                            Objects.requireNonNull(parts.get(entry.getKey())),
                            entry.getKey().equals(TAX)
                                    ? List.of(visit.t("payment.fact.tax"))
                                    : sentences(entry.getKey(), null)))
                    .toList();
        }

        /** Whoever is seen to receive something and agreed to it, in the order in which they come to be seen. */
        List<CustomerView.Further> further() {
            var further = new ArrayList<CustomerView.Further>();
            var seen = new LinkedHashSet<String>();
            posted().filter(PostingRows::isFromPayer).map(rows::to).forEach(seen::add);
            var next = new ArrayDeque<>(seen);
            while (!next.isEmpty()) {
                var party = next.remove();
                var sums = sums(from(party));
                if (!open.contains(party) || sums.isEmpty()) continue;
                further.add(further(party, sums));
                sums.keySet().stream().filter(seen::add).forEach(next::add);
            }
            return further;
        }

        private CustomerView.Further further(String party, Map<String, Long> sums) {
            var lines = sums.entrySet().stream()
                    .map(entry -> line(entry.getKey(), entry.getValue(), sentences(entry.getKey(), party)))
                    .toList();
            return new CustomerView.Further(party(party), lines, keeps(party, sums));
        }

        /** What it received from somebody who shows nothing would show in what it keeps. */
        private CustomerView.@Nullable Line keeps(String party, Map<String, Long> passedOn) {
            var received =
                    posted().filter(posting -> rows.to(posting).equals(party)).toList();
            boolean isSeen = received.stream()
                    .allMatch(posting -> PostingRows.isFromPayer(posting) || open.contains(rows.from(posting)));
            if (!isSeen) return null;
            long sum = Math.subtractExact(total(sums(received)), total(passedOn));
            return line(party, sum, List.of());
        }

        private CustomerView.Line line(String party, long minor, List<String> sentences) {
            return new CustomerView.Line(party(party), amounts.column(minor), ofOne.column(minor), sentences);
        }

        private static long total(Map<String, Long> sums) {
            return sums.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        }

        List<String> promises() {
            var plan = explained.plan();
            long root = plan.plan().cascade(plan.root()).versions().getFirst();
            return contracts.version(root).orElseThrow().terms().promises().stream()
                    .map(Promise::sentence)
                    .toList();
        }

        private Stream<Posting> posted() {
            return rows.postings().stream().filter(posting -> posting.amount().minor() != 0);
        }

        private List<Posting> from(String party) {
            return posted().filter(posting -> !PostingRows.isFromPayer(posting)
                            && rows.from(posting).equals(party))
                    .toList();
        }

        private Map<String, Long> sums(List<Posting> postings) {
            var sums = new LinkedHashMap<String, Long>();
            postings.forEach(
                    posting -> sums.merge(rows.to(posting), posting.amount().minor(), Math::addExact));
            return sums;
        }

        /** The sentences of the clauses by which a party is paid; {@code from} is null for the payer. */
        private List<String> sentences(String to, @Nullable String from) {
            return posted().filter(posting -> rows.to(posting).equals(to))
                    .filter(posting -> PostingRows.isFromPayer(posting)
                            ? from == null
                            : rows.from(posting).equals(from))
                    .map(posting -> rows.words().of(posting.fact()))
                    .toList();
        }

        /** Its name, and no way to its page; units and funds have a kind, persons have none. */
        private PartyLabel party(String party) {
            var label = rows.label(party);
            var name = label.kind() == null ? visit.t("customer-view.person") : label.name();
            return new PartyLabel(name, label.kind(), null);
        }
    }
}
