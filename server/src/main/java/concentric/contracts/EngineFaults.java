package concentric.contracts;

import concentric.engine.plan.Clash;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Refusal;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Wording;
import concentric.engine.text.Place;
import concentric.engine.text.Problem;
import concentric.platform.Fault;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** What the engine finds wrong, as faults: the engine itself speaks English only. */
final class EngineFaults {

    private EngineFaults() {}

    /** The field of a place in a text. */
    static String field(Place place) {
        return field(place.line(), place.column());
    }

    static Fault of(Problem problem) {
        return Fault.in(field(problem.line(), problem.column()), "contract-text")
                .of(part(problem.expected()), part(problem.found()));
    }

    /**
     * Versions that can't be in force together.
     *
     * @param zone whose midnights are written as days
     */
    static Fault of(Clash clash, ZoneId zone) {
        return Fault.in("contract", "contracts-clash").of(of(clash.refusal()), of(clash.interval(), zone));
    }

    /** A part that says why contracts can't be in force. */
    static Fault of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Faulty(var contract, var fault) ->
                Fault.in("", "refusal.faulty", contract, fault.clause())
                        .of(part(fault.expected()), part(fault.found()));
            case Refusal.VersionTwice(var contract) -> Fault.in("", "refusal.version-twice", contract);
            case Refusal.OfferTwice(var offer, var first, var second) ->
                Fault.in("", "refusal.offer-twice", offer, first, second);
            case Refusal.ServiceTwice(var service, var first, var second) ->
                Fault.in("", "refusal.service-twice", service, first, second);
            case Refusal.Cycle(var units, var contracts) ->
                Fault.in(
                        "",
                        "refusal.cycle",
                        String.join(" → ", units) + " → " + units.getFirst(),
                        String.join(", ", contracts));
            case Refusal.NotAUnit(var contract, var payer, var kind) ->
                Fault.in("", "refusal.not-a-unit", contract, payer);
            case Refusal.OwnerNotAUnit(var offer, var owner, var kind) ->
                Fault.in("", "refusal.owner-not-a-unit", offer, owner);
            case Refusal.ProviderNotAUnit(var contract, var provider, var kind) ->
                Fault.in("", "refusal.provider-not-a-unit", contract, provider);
            case Refusal.HoldNotInFund(var contract, var clause, var party, var kind) ->
                Fault.in("", "refusal.hold-not-in-fund", contract, clause, party);
            case Refusal.PersonPaid(var contract, var clause, var person) ->
                Fault.in("", "refusal.person-paid", contract, clause, person);
            case Refusal.NotASharingUnit(var contract, var party, var kind) ->
                Fault.in("", "refusal.not-a-sharing-unit", contract, party);
            case Refusal.NotAtRisk(var contract, var clause, var party, var kind) ->
                Fault.in("", "refusal.not-at-risk", contract, clause, party);
        };
    }

    private static Fault of(Interval interval, ZoneId zone) {
        boolean begins = !interval.from().equals(Instant.MIN);
        boolean ends = !interval.until().equals(Instant.MAX);
        if (!begins && !ends) return Fault.in("", "interval.always");
        if (!begins) return Fault.in("", "interval.until", shown(interval.until(), zone));
        return ends
                ? Fault.in("", "interval.from-until", shown(interval.from(), zone), shown(interval.until(), zone))
                : Fault.in("", "interval.from", shown(interval.from(), zone));
    }

    private static String shown(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : instant.toString();
    }

    private static Fault part(Phrase phrase) {
        if (phrase.wording() == Wording.OR) {
            return phrase.args().stream()
                    .map(spelling -> part(Phrase.spelled(spelling)))
                    .reduce((one, other) -> Fault.in("", "wording.or").of(one, other))
                    .orElseThrow();
        }
        return new Fault("", "wording." + phrase.wording().code(), phrase.args());
    }

    private static String field(int line, int column) {
        return "line " + line + ", column " + column;
    }
}
