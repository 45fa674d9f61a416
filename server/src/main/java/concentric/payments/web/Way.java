package concentric.payments.web;

import concentric.engine.plan.Fact;
import concentric.platform.web.Bar;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyKind;
import concentric.platform.web.Sankey;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** How one payment or usage was shared, made ready to be shown: picture, receipt, lines, and what stayed with whom. */
final class Way {

    private static final String PAYER = "payer";
    private static final String CONTRACT = "contract";
    private static final String TAX = PostingRows.TAX;

    private final long amount;
    private final long tax;
    private final PostingRows rows;
    private final PartyKind contractKind;
    private final Amounts amounts;
    private final Visit visit;
    private final Map<String, Long> received = new LinkedHashMap<>();
    private final Map<String, Long> paid = new LinkedHashMap<>();

    /**
     * Of what was settled.
     *
     * @param amount minor units, tax included
     * @param tax minor units
     * @param contractKind what the unit is that brings it in: the picture's colour of the contract
     */
    Way(long amount, long tax, PostingRows rows, PartyKind contractKind, Visit visit) {
        this(amount, tax, rows, contractKind, new Amounts.Whole(rows.currency(), visit.formats()), visit);
    }

    private Way(long amount, long tax, PostingRows rows, PartyKind contractKind, Amounts amounts, Visit visit) {
        this.amount = amount;
        this.tax = tax;
        this.rows = rows;
        this.contractKind = contractKind;
        this.amounts = amounts;
        this.visit = visit;
        if (tax > 0) received.put(TAX, tax);
        for (var posting : rows.postings()) {
            if (posting.amount().minor() == 0) continue;
            received.merge(rows.to(posting), posting.amount().minor(), Math::addExact);
            if (!PostingRows.isFromPayer(posting)) {
                paid.merge(rows.from(posting), posting.amount().minor(), Math::addExact);
            }
        }
    }

    /** The same as parts of one unit of the currency; itself if there was nothing. */
    Way ofOne() {
        if (amount <= 0) return this;
        var ofOne = new Amounts.OfOne(amount, rows.currency(), visit.formats());
        return new Way(amount, tax, rows, contractKind, ofOne, visit);
    }

    /**
     * Everything the page shows of it.
     *
     * @param now how what is left of it is shared; empty while nothing was given back
     */
    Settled settled(Optional<Way> now) {
        return new Settled(
                amounts.alone(amount),
                amounts.column(amount),
                now.map(way -> amounts.column(way.amount)).orElse(null),
                (int) received.keySet().stream()
                        .filter(party -> !party.equals(TAX))
                        .count(),
                sharedBy(),
                picture(),
                receipt(),
                oddCents(),
                rows.rows(tax),
                kept(now));
    }

    private String sharedBy() {
        var contracts = rows.postings().stream()
                .filter(posting -> posting.amount().minor() > 0)
                .map(rows::contract)
                .distinct()
                .collect(Collectors.joining(", "));
        return contracts.isEmpty() ? visit.t("payment.shared-nothing") : visit.t("payment.shared-by", contracts);
    }

    private Sankey picture() {
        var nodes = new ArrayList<Sankey.Node>();
        var payer = rows.payer();
        nodes.add(new Sankey.Node(
                PAYER, payer.name(), payer.kind() == null ? PartyKind.NODE : payer.kind(), payer.href()));
        nodes.add(
                new Sankey.Node(CONTRACT, visit.t("payment.node.contract", rows.firstContract()), contractKind, null));
        for (var party : received.keySet()) {
            var label = rows.label(party);
            var kind = label.kind() == null ? PartyKind.NODE : label.kind();
            nodes.add(new Sankey.Node(id(party), label.name(), kind, label.href()));
        }
        var words = new Sankey.Words(
                visit.t("payment.picture", amounts.alone(amount)),
                visit.t("payment.picture.said"),
                "#lines",
                amounts::alone,
                visit.texts());
        return Sankey.of(nodes, flows(), words);
    }

    private List<Sankey.Flow> flows() {
        var flows = new LinkedHashMap<List<String>, Long>();
        flows.put(List.of(PAYER, CONTRACT), amount - tax);
        if (tax > 0) flows.put(List.of(PAYER, id(TAX)), tax);
        for (var posting : rows.postings()) {
            var from = PostingRows.isFromPayer(posting) ? CONTRACT : id(rows.from(posting));
            if (posting.amount().minor() > 0) {
                flows.merge(
                        List.of(from, id(rows.to(posting))), posting.amount().minor(), Math::addExact);
            }
        }
        return flows.entrySet().stream()
                .filter(flow -> flow.getValue() > 0)
                .map(flow ->
                        new Sankey.Flow(flow.getKey().getFirst(), flow.getKey().getLast(), flow.getValue()))
                .toList();
    }

    /** A party may be called as one of our own nodes is. */
    private static String id(String party) {
        return "party " + party;
    }

    private List<Bar> receipt() {
        long most = Math.max(
                1, received.keySet().stream().mapToLong(this::keeps).max().orElse(1));
        var kept = amounts.kept(keeps());
        return received.keySet().stream()
                .map(party -> new Bar(
                        rows.label(party),
                        Figure.plain(Objects.requireNonNull(kept.get(party))),
                        share(keeps(party)),
                        100.0 * Math.max(0, keeps(party)) / most))
                .toList();
    }

    /** When less is shared, a cent left over may go to somebody who had nothing before. */
    private List<Settled.Kept> kept(Optional<Way> now) {
        var parties = new LinkedHashSet<>(received.keySet());
        now.ifPresent(way -> parties.addAll(way.received.keySet()));
        var kept = amounts.kept(keeps());
        return parties.stream()
                .map(party -> new Settled.Kept(
                        rows.label(party),
                        amounts.column(received.getOrDefault(party, 0L)),
                        amounts.column(paid.getOrDefault(party, 0L)),
                        kept.getOrDefault(party, amounts.column(0)),
                        share(keeps(party)),
                        now.map(way -> amounts.column(way.keeps(party))).orElse(null)))
                .toList();
    }

    private long keeps(String party) {
        return received.getOrDefault(party, 0L) - paid.getOrDefault(party, 0L);
    }

    private Map<String, Long> keeps() {
        var keeps = new LinkedHashMap<String, Long>();
        received.keySet().forEach(party -> keeps.put(party, keeps(party)));
        return keeps;
    }

    private String share(long minor) {
        return visit.formats().share(minor, amount);
    }

    /** What rounding did: for each rest that did not divide evenly, how many cents were over, and who got them. */
    private List<String> oddCents() {
        var getting = new LinkedHashMap<List<Long>, LinkedHashSet<String>>();
        var odd = new LinkedHashMap<List<Long>, Integer>();
        for (var posting : rows.postings()) {
            if (posting.fact() instanceof Fact.OfShare of && of.odd() > 0) {
                var clause =
                        List.of(posting.line().version(), (long) posting.line().clause());
                odd.put(clause, of.odd());
                if (of.getsOdd()) {
                    getting.computeIfAbsent(clause, each -> new LinkedHashSet<>())
                            .add(rows.label(rows.to(posting)).name());
                }
            }
        }
        var unit = rows.words().amount(BigDecimal.valueOf(1, rows.currency().getDefaultFractionDigits()));
        var said = new ArrayList<String>();
        if (amounts instanceof Amounts.OfOne) said.add(visit.t("payment.view.one.said"));
        getting.entrySet().stream()
                .map(entry -> visit.t(
                        "payment.odd",
                        odd.getOrDefault(entry.getKey(), 0),
                        unit,
                        rows.contract(entry.getKey().getFirst()),
                        String.join(", ", entry.getValue())))
                .forEach(said::add);
        return said;
    }
}
