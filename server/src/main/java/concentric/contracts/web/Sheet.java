package concentric.contracts.web;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.Hold;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as the fields of a form, each as somebody typed it: what stands in the cards of the clause builder. The text
 * is the truth; a sheet is only another way to write it.
 *
 * @param source which of {@link Origin} the contract is on
 * @param offers of {@code payments for}
 * @param unit of {@code receipts of}
 * @param contracts of {@code receipts of … from}
 * @param service of {@code usage of}, with provider and rate
 */
record Sheet(
        String name,
        String currency,
        Origin source,
        List<String> offers,
        String unit,
        List<String> contracts,
        String service,
        String provider,
        String rate,
        String from,
        String until,
        String priority,
        List<Pledge> promises,
        List<Card> clauses) {

    /** More clauses, or parties that share a rest, make no form; their text is written by hand. */
    private static final int MOST_CARDS = 60;

    private static final int MOST_SHARES = 120;

    Sheet {
        offers = List.copyOf(offers);
        contracts = List.copyOf(contracts);
        promises = List.copyOf(promises);
        clauses = List.copyOf(clauses);
    }

    /** What a contract can be on. */
    enum Origin {
        PAYMENTS,
        ALL,
        RECEIPTS,
        USAGE
    }

    /** What a clause can be, as one chooses it. */
    enum Kind {
        UNIT,
        PAYMENT,
        GROSS,
        REST,
        HOLD_GROSS,
        HOLD_REST,
        SHARE;

        boolean isHold() {
            return this == HOLD_GROSS || this == HOLD_REST;
        }

        boolean isPercent() {
            return this == GROSS || this == REST || isHold();
        }
    }

    /** A promise; without a measure, bound and threshold say nothing. */
    record Pledge(String sentence, String measure, boolean atLeast, String threshold) {

        boolean isBlank() {
            return sentence.isBlank() && measure.isBlank() && threshold.isBlank();
        }
    }

    /** A party's part of the rest. */
    record Part(String party, String weight) {

        boolean isBlank() {
            return party.isBlank() && weight.isBlank();
        }
    }

    /**
     * A clause; what its kind does not have is empty.
     *
     * @param key tells it from the others, wherever it is moved to
     */
    record Card(
            String key,
            Kind kind,
            String party,
            String figure,
            String fund,
            String until,
            String when,
            List<Part> parts) {

        Card {
            parts = List.copyOf(parts);
        }

        /** The same, when another kind is chosen: whoever was named is named still. */
        Card settled() {
            boolean shares = kind == Kind.SHARE;
            if (shares && parts.isEmpty() && !party.isBlank()) {
                return new Card(key, kind, "", "", "", "", "", List.of(new Part(party, "")));
            }
            if (!shares && party.isBlank() && !parts.isEmpty()) {
                return new Card(key, kind, parts.getFirst().party(), figure, fund, until, when, List.of());
            }
            return this;
        }

        static Card blank(String key, Kind kind) {
            return new Card(key, kind, "", "", "", "", "", List.of());
        }
    }

    /** An empty one, as a new contract begins. */
    static Sheet blank(Currency currency, String from) {
        return new Sheet(
                "",
                currency.getCurrencyCode(),
                Origin.PAYMENTS,
                List.of(),
                "",
                List.of(),
                "",
                "",
                "",
                from,
                "",
                "",
                List.of(),
                List.of(Card.blank("c1", Kind.GROSS), Card.blank("c2", Kind.SHARE)));
    }

    /** Whether a contract does nothing at a close, and has no more of everything than a form can show. */
    static boolean fits(Contract terms) {
        int shares = 0;
        for (var clause : terms.clauses()) {
            if (clause instanceof ShareRest(var parts)) shares += parts.size();
        }
        int listed = switch (terms.source()) {
            case Source.Payments(var offers) -> offers.size();
            case Source.Receipts(var unit, var contracts) -> contracts.size();
            case Source.AllPayments all -> 0;
            case Source.Usage usage -> 0;
            case Source.Closing closing -> 0;
        };
        return terms.closing() == null
                && terms.ends() == null
                && terms.clauses().size() <= MOST_CARDS
                && shares + listed <= MOST_SHARES
                && terms.promises().size() <= MOST_CARDS;
    }

    /** The terms of a contract as fields. */
    static Sheet of(Contract terms) {
        var currency = terms.currency();
        var promises = terms.promises().stream().map(Sheet::pledge).toList();
        var cards = new ArrayList<Card>();
        for (var clause : terms.clauses()) cards.add(card("c" + (cards.size() + 1), clause, currency));
        var source = terms.source();
        return new Sheet(
                terms.name(),
                currency.getCurrencyCode(),
                switch (source) {
                    case Source.Payments payments -> Origin.PAYMENTS;
                    case Source.AllPayments all -> Origin.ALL;
                    case Source.Receipts receipts -> Origin.RECEIPTS;
                    case Source.Usage usage -> Origin.USAGE;
                    case Source.Closing closing ->
                        throw new IllegalArgumentException(terms.name() + " closes, and does not fit a form");
                },
                source instanceof Source.Payments(var offers) ? offers : List.of(),
                source instanceof Source.Receipts receipts ? receipts.unit() : "",
                source instanceof Source.Receipts receipts ? receipts.contracts() : List.of(),
                source instanceof Source.Usage usage ? usage.service() : "",
                source instanceof Source.Usage usage ? usage.provider() : "",
                source instanceof Source.Usage usage ? usage.rate().format(currency) : "",
                text(terms.from()),
                text(terms.until()),
                terms.priority() == Contract.DEFAULT_PRIORITY ? "" : String.valueOf(terms.priority()),
                promises,
                cards);
    }

    private static Pledge pledge(Promise promise) {
        var target = promise.target();
        if (target == null) return new Pledge(promise.sentence(), "", false, "");
        return new Pledge(
                promise.sentence(),
                measure(target.measure()),
                target.bound() == Promise.Bound.AT_LEAST,
                target.threshold().format());
    }

    private static String measure(Measure measure) {
        var name = ContractText.name(measure.name());
        return measure.subject() == null ? name : ContractText.name(measure.subject()) + "." + name;
    }

    private static Card card(String key, Clause clause, Currency currency) {
        return switch (clause) {
            case PayRate(var to, var rate) ->
                pay(key, rate.per() == Rate.Per.UNIT ? Kind.UNIT : Kind.PAYMENT, to, rate.format(currency));
            case PayPercent(var to, var percent, var basis) ->
                pay(key, basis == Basis.GROSS ? Kind.GROSS : Kind.REST, to, number(percent));
            case Hold hold ->
                new Card(
                        key,
                        hold.basis() == Basis.GROSS ? Kind.HOLD_GROSS : Kind.HOLD_REST,
                        spelled(hold.to()),
                        number(hold.percent()),
                        hold.fund(),
                        hold.until().toString(),
                        hold.when() == null ? "" : ContractText.print(hold.when()),
                        List.of());
            case ShareRest(var shares) ->
                new Card(
                        key,
                        Kind.SHARE,
                        "",
                        "",
                        "",
                        "",
                        "",
                        shares.stream()
                                .map(share -> new Part(spelled(share.party()), String.valueOf(share.weight())))
                                .toList());
        };
    }

    private static Card pay(String key, Kind kind, Party to, String figure) {
        return new Card(key, kind, spelled(to), figure, "", "", "", List.of());
    }

    private static String number(Percent percent) {
        return percent.format().replace(" %", "");
    }

    private static String spelled(Party party) {
        return switch (party) {
            case Party.Named(var name) -> name;
            case Party.Owner() -> SheetText.OWNER;
        };
    }

    private static String text(@Nullable Object day) {
        return day == null ? "" : day.toString();
    }
}
