package concentric.payments.web;

import concentric.contracts.web.ContractAddress;
import concentric.engine.plan.Fact;
import concentric.engine.plan.Line;
import concentric.engine.plan.Posting;
import concentric.payments.Payment;
import concentric.payments.Payments.Explained;
import concentric.platform.web.Bar;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Sankey;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How one payment was shared, made ready to be shown: picture, receipt, lines, and what stayed with whom. */
final class Way {

    private static final String CUSTOMERS = "customers";
    private static final String CONTRACT = "contract";
    private static final String TAX = "tax";

    private final Payment payment;
    private final Explained explained;
    private final Contracted contracted;
    private final Map<String, PartyLabel> labels;
    private final PartyKind ownerKind;
    private final Visit visit;
    private final FactWords words;
    private final Map<String, Long> received = new LinkedHashMap<>();
    private final Map<String, Long> paid = new LinkedHashMap<>();

    /**
     * Of a settled payment.
     *
     * @param labels of the parties of the plan, by code
     * @param ownerKind what the unit is whose offer was paid for: the picture's colour of the contract
     */
    Way(
            Payment payment,
            Explained explained,
            Contracted contracted,
            Map<String, PartyLabel> labels,
            PartyKind ownerKind,
            Visit visit) {
        this.payment = payment;
        this.explained = explained;
        this.contracted = contracted;
        this.labels = labels;
        this.ownerKind = ownerKind;
        this.visit = visit;
        this.words = new FactWords(visit, payment.currency());
        if (payment.tax() > 0) received.put(TAX, payment.tax());
        for (var posting : postings()) {
            if (posting.amount().minor() == 0) continue;
            received.merge(to(posting), posting.amount().minor(), Math::addExact);
            if (posting.line().from() != Line.CUSTOMERS) {
                paid.merge(from(posting), posting.amount().minor(), Math::addExact);
            }
        }
    }

    PaymentPage.Settled settled() {
        return new PaymentPage.Settled(
                money(payment.amount()),
                amount(payment.amount()),
                (int) received.keySet().stream()
                        .filter(party -> !party.equals(TAX))
                        .count(),
                visit.t("payment.shared-by", contracts()),
                picture(),
                receipt(),
                oddCents(),
                lines(),
                kept());
    }

    private List<Posting> postings() {
        return explained.explanation().postings();
    }

    private String contracts() {
        return postings().stream()
                .filter(posting -> posting.amount().minor() > 0)
                .map(posting -> contracted.version(posting.line().version()).name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Sankey picture() {
        var nodes = new ArrayList<Sankey.Node>();
        nodes.add(new Sankey.Node(CUSTOMERS, visit.t("payment.node.customers"), PartyKind.CUSTOMER, null));
        nodes.add(new Sankey.Node(CONTRACT, visit.t("payment.node.contract", firstContract()), ownerKind, null));
        for (var party : received.keySet()) {
            var label = label(party);
            var kind = label.kind() == null ? PartyKind.NODE : label.kind();
            nodes.add(new Sankey.Node(id(party), label.name(), kind, label.href()));
        }
        var flows = new LinkedHashMap<List<String>, Long>();
        flows.put(List.of(CUSTOMERS, CONTRACT), payment.shared());
        if (payment.tax() > 0) flows.put(List.of(CUSTOMERS, id(TAX)), payment.tax());
        for (var posting : postings()) {
            var from = posting.line().from() == Line.CUSTOMERS ? CONTRACT : id(from(posting));
            if (posting.amount().minor() > 0) {
                flows.merge(List.of(from, id(to(posting))), posting.amount().minor(), Math::addExact);
            }
        }
        var words = new Sankey.Words(
                visit.t("payment.picture", money(payment.amount())),
                visit.t("payment.picture.said"),
                "#lines",
                this::money,
                visit.texts());
        return Sankey.of(
                nodes,
                flows.entrySet().stream()
                        .filter(flow -> flow.getValue() > 0)
                        .map(flow -> new Sankey.Flow(
                                flow.getKey().getFirst(), flow.getKey().getLast(), flow.getValue()))
                        .toList(),
                words);
    }

    private String firstContract() {
        return contracted.version(postings().getFirst().line().version()).name();
    }

    /** A party may be called as one of our own nodes is. */
    private static String id(String party) {
        return "party " + party;
    }

    private List<Bar> receipt() {
        long most = Math.max(
                1, received.keySet().stream().mapToLong(this::keeps).max().orElse(1));
        return received.keySet().stream()
                .map(party -> new Bar(
                        label(party),
                        Figure.plain(amount(keeps(party))),
                        share(keeps(party)),
                        100.0 * keeps(party) / most))
                .toList();
    }

    private List<PaymentPage.Kept> kept() {
        return received.entrySet().stream()
                .map(entry -> new PaymentPage.Kept(
                        label(entry.getKey()),
                        amount(entry.getValue()),
                        amount(paid.getOrDefault(entry.getKey(), 0L)),
                        amount(keeps(entry.getKey())),
                        share(keeps(entry.getKey()))))
                .toList();
    }

    private long keeps(String party) {
        return received.getOrDefault(party, 0L) - paid.getOrDefault(party, 0L);
    }

    private String share(long minor) {
        return visit.formats().share(minor, payment.amount());
    }

    private List<PaymentPage.Posting> lines() {
        var lines = new ArrayList<PaymentPage.Posting>();
        var customers = new PartyLabel(visit.t("payment.node.customers"), PartyKind.CUSTOMER, null);
        if (payment.tax() > 0) {
            lines.add(new PaymentPage.Posting(
                    customers, label(TAX), null, null, "", amount(payment.tax()), visit.t("payment.fact.tax")));
        }
        for (var posting : postings()) {
            var version = contracted.version(posting.line().version());
            lines.add(new PaymentPage.Posting(
                    posting.line().from() == Line.CUSTOMERS ? customers : label(from(posting)),
                    label(to(posting)),
                    version.name(),
                    ContractAddress.ofClause(version, posting.line().clause()),
                    String.valueOf(posting.line().clause()),
                    amount(posting.amount().minor()),
                    words.of(posting.fact())));
        }
        return lines;
    }

    /** For each rest that did not divide evenly: how many cents were over, and who got them. */
    private List<String> oddCents() {
        var getting = new LinkedHashMap<List<Long>, LinkedHashSet<String>>();
        var odd = new LinkedHashMap<List<Long>, Integer>();
        for (var posting : postings()) {
            if (posting.fact() instanceof Fact.OfShare of && of.odd() > 0) {
                var clause =
                        List.of(posting.line().version(), (long) posting.line().clause());
                odd.put(clause, of.odd());
                if (of.getsOdd()) {
                    getting.computeIfAbsent(clause, each -> new LinkedHashSet<>())
                            .add(label(to(posting)).name());
                }
            }
        }
        var unit = words.amount(BigDecimal.valueOf(1, payment.currency().getDefaultFractionDigits()));
        return getting.entrySet().stream()
                .map(entry -> visit.t(
                        "payment.odd",
                        odd.getOrDefault(entry.getKey(), 0),
                        unit,
                        contracted.version(entry.getKey().getFirst()).name(),
                        String.join(", ", entry.getValue())))
                .toList();
    }

    private PartyLabel label(String party) {
        if (party.equals(TAX)) return new PartyLabel(visit.t("payment.node.tax"), PartyKind.TAX, null);
        return labels.getOrDefault(party.substring(1), new PartyLabel(party.substring(1), null, null));
    }

    /** Parties by code, marked, so that one called "tax" is not taken for the tax. */
    private String to(Posting posting) {
        return "=" + explained.plan().plan().parties().get(posting.line().to());
    }

    private String from(Posting posting) {
        return "=" + explained.plan().plan().parties().get(posting.line().from());
    }

    private String money(long minor) {
        return visit.formats().money(minor, payment.currency());
    }

    private String amount(long minor) {
        return visit.formats().amount(minor, payment.currency());
    }
}
