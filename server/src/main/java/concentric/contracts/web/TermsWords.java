package concentric.contracts.web;

import concentric.engine.plan.Interval;
import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.Hold;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Comparison;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Party;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contract's terms in the reader's words: what it shares, and each clause as a plain sentence. */
final class TermsWords {

    /** More parties than this make no sentence. */
    private static final int MOST_NAMED = 12;

    private static final int MOST_OFFERS = 3;

    private final Map<String, PartyLabel> labels;
    private final Visit visit;

    TermsWords(Map<String, PartyLabel> labels, Visit visit) {
        this.labels = labels;
        this.visit = visit;
    }

    /** What the contract shares. */
    String source(Contract terms) {
        return switch (terms.source()) {
            case Source.Payments(var offers) -> visit.t("contract.source.payments", some(offers, MOST_OFFERS));
            case Source.AllPayments() -> visit.t("contract.source.all");
            case Source.Receipts(var unit, var contracts) ->
                contracts.isEmpty()
                        ? visit.t("contract.source.receipts", name(unit))
                        : visit.t("contract.source.receipts.from", name(unit), String.join(", ", contracts));
            case Source.Usage(var service, var provider, var rate) ->
                visit.t(
                        "contract.source.usage",
                        service,
                        name(provider),
                        visit.formats().money(BigDecimal.valueOf(rate.micros(), Rate.PLACES), terms.currency()));
            case Source.Result(var unit) -> visit.t("contract.source.result", name(unit));
            case Source.Total total -> total(total);
        };
    }

    private String total(Source.Total total) {
        return switch (total.kind()) {
            case UNIT -> visit.t("contract.source.total.unit", name(total.of()));
            case OFFER -> visit.t("contract.source.total.offer", total.of());
            case CONTRACT -> visit.t("contract.source.total.contract", total.of());
        };
    }

    /** Who pays by a contract on a total: whoever it names, the unit, or the owner of the offer. */
    PartyLabel payer(Source.Total total) {
        if (total.payer() != null) return label(total.payer());
        return total.subject()
                .map(this::label)
                .orElseGet(() -> new PartyLabel(visit.t("contract.payer.owner", total.of()), null, null));
    }

    /** Who gets something, in the order of the text. */
    String gets(Contract terms) {
        var byClauses = terms.clauses().stream()
                .flatMap(clause -> clause.parties().stream())
                .map(this::name);
        var atClose = terms.closing() == null
                ? Stream.<String>empty()
                : terms.closing().clauses().stream()
                        .flatMap(clause -> clause.concerned().stream())
                        .map(this::name);
        var provider = terms.source() instanceof Source.Usage usage
                ? Stream.of(name(usage.provider()))
                : Stream.<String>empty();
        return some(
                Stream.of(byClauses, provider, atClose)
                        .flatMap(names -> names)
                        .distinct()
                        .toList(),
                MOST_NAMED);
    }

    /** The names, or the first of them and how many more there are; the contract's text has all. */
    private String some(List<String> names, int most) {
        return names.size() <= most
                ? String.join(", ", names)
                : visit.t("contract.and-others", String.join(", ", names.subList(0, most)), names.size() - most);
    }

    /** What a clause does; the closing clauses are counted on after the live ones. */
    String sentence(Contract terms, int number) {
        int live = terms.clauses().size();
        if (number <= live) return sentence(terms.clauses().get(number - 1), terms.currency());
        var closing = Objects.requireNonNull(terms.closing());
        return new ClosingWords(this, visit, closing, terms.currency())
                .sentence(closing.clauses().get(number - live - 1));
    }

    /** What all clauses do, in their order. */
    List<String> sentences(Contract terms) {
        return IntStream.rangeClosed(1, terms.clauseCount())
                .mapToObj(number -> sentence(terms, number))
                .toList();
    }

    /** What ends the contract; null: nothing does. */
    @Nullable
    String ends(Contract terms) {
        return terms.ends() == null ? null : visit.t("closing.words.ends", condition(terms.ends()));
    }

    /** What a live clause does. */
    String sentence(Clause clause, Currency currency) {
        return switch (clause) {
            case PayRate(var to, var rate) ->
                visit.t(
                        rate.per() == Rate.Per.UNIT ? "contract.words.per-unit" : "contract.words.per-payment",
                        name(to),
                        visit.formats().money(BigDecimal.valueOf(rate.micros(), Rate.PLACES), currency));
            case PayPercent(var to, var percent, var basis) ->
                visit.t(
                        basis == Basis.GROSS ? "contract.words.of-gross" : "contract.words.of-rest",
                        name(to),
                        visit.formats().percent(percent.ppm()));
            case Hold hold -> hold(hold);
            case ShareRest(var shares) ->
                shares.size() == 1
                        ? visit.t(
                                "contract.words.whole-rest",
                                name(shares.getFirst().party()))
                        : visit.t(
                                "contract.words.share-rest",
                                shares.stream().map(this::share).collect(Collectors.joining(", ")));
        };
    }

    private String hold(Hold hold) {
        var sentence = visit.t(
                hold.basis() == Basis.GROSS ? "contract.words.hold-gross" : "contract.words.hold-rest",
                visit.formats().percent(hold.percent().ppm()),
                name(hold.fund()),
                name(hold.to()),
                visit.formats().date(hold.until()));
        return hold.when() == null
                ? sentence
                : sentence + " " + visit.t("contract.words.hold-when", name(hold.to()), condition(hold.when()));
    }

    String condition(Condition condition) {
        return condition.any().stream()
                .map(all -> all.all().stream()
                        .map(this::comparison)
                        .collect(Collectors.joining(" " + visit.t("contract.condition.and") + " ")))
                .collect(Collectors.joining(" " + visit.t("contract.condition.or") + " "));
    }

    private String comparison(Comparison comparison) {
        var key = switch (comparison.operator()) {
            case LESS -> "contract.condition.less";
            case AT_MOST -> "contract.condition.at-most";
            case MORE -> "contract.condition.more";
            case AT_LEAST -> "contract.condition.at-least";
        };
        return visit.t(key, measure(comparison.measure()), threshold(comparison.threshold()));
    }

    String threshold(Comparison.Threshold threshold) {
        return switch (threshold) {
            case Comparison.Threshold.Plain(var number) -> number(number);
            case Comparison.Threshold.Part(var percent, var of) ->
                visit.t("contract.condition.part", visit.formats().percent(percent.ppm()), number(of));
            case Comparison.Threshold.Percentage(var percent) -> visit.formats().percent(percent.ppm());
        };
    }

    String number(Quantity quantity) {
        return visit.formats()
                .decimal(BigDecimal.valueOf(quantity.micros(), Quantity.PLACES).stripTrailingZeros());
    }

    String measure(Measure measure) {
        return measure.subject() == null
                ? measure.name()
                : visit.t("contract.condition.measure", measure.name(), name(measure.subject()));
    }

    /** What a unit of a service costs; null where the contract is not on usage. */
    @Nullable
    String price(Contract terms) {
        if (!(terms.source() instanceof Source.Usage usage)) return null;
        var rate = BigDecimal.valueOf(usage.rate().micros(), Rate.PLACES);
        return visit.t("contract.price.said", visit.formats().money(rate, terms.currency()), usage.service());
    }

    private String share(Share share) {
        return visit.t("contract.words.parts", name(share.party()), share.weight());
    }

    /** By what a promise is measured; null if it is not. */
    @Nullable
    String measure(Promise promise) {
        var target = promise.target();
        if (target == null) return null;
        var measure = target.measure();
        var name = measure.subject() == null ? measure.name() : measure.subject() + "." + measure.name();
        var key = target.bound() == Promise.Bound.AT_MOST ? "contract.measured.at-most" : "contract.measured.at-least";
        return visit.t(key, name, target.threshold().format());
    }

    /** The parties of a clause, as shown. */
    List<PartyLabel> parties(Contract terms, int number) {
        return number > terms.clauses().size()
                ? terms.concerned(number).stream().map(this::label).toList()
                : terms.clauses().get(number - 1).concerned().stream()
                        .map(this::label)
                        .toList();
    }

    /** From when until when. */
    String term(Interval interval) {
        return visit.t("contract.term", from(interval), until(interval));
    }

    String from(Interval interval) {
        return interval.from().equals(Instant.MIN) ? visit.t("contract.since-ever") : day(interval.from());
    }

    String until(Interval interval) {
        return interval.until().equals(Instant.MAX) ? visit.t("contract.for-ever") : day(interval.until());
    }

    private String day(Instant instant) {
        var zone = visit.formats().zone();
        boolean isMidnight = instant.equals(
                LocalDate.ofInstant(instant, zone).atStartOfDay(zone).toInstant());
        return isMidnight
                ? visit.formats().date(LocalDate.ofInstant(instant, zone))
                : visit.formats().instant(instant);
    }

    PartyLabel label(Party party) {
        return switch (party) {
            case Party.Named(var code) -> label(code);
            case Party.Owner() -> new PartyLabel(visit.t("contract.words.owner"), null, null);
        };
    }

    PartyLabel label(String code) {
        var label = labels.get(code);
        return label == null ? new PartyLabel(code, null, null) : label;
    }

    private String name(Party party) {
        return label(party).name();
    }

    String name(String code) {
        return label(code).name();
    }
}
