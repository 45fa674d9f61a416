package concentric.rehearsals.web;

import concentric.contracts.ClauseLines;
import concentric.contracts.ContractVersion;
import concentric.contracts.Offers;
import concentric.contracts.web.Compared;
import concentric.contracts.web.PartyLabels;
import concentric.engine.tally.Rehearsal.Effect;
import concentric.engine.tally.Search;
import concentric.engine.tally.Volumes;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Source;
import concentric.engine.terms.Term;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Choice;
import concentric.platform.web.Visit;
import concentric.rehearsals.Lever;
import concentric.rehearsals.Rehearsals;
import concentric.rehearsals.Rehearsing;
import concentric.rehearsals.Remedy;
import concentric.rehearsals.Scenario;
import concentric.rehearsals.web.Effects.Told;
import concentric.rehearsals.web.RemedyPart.Answer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks what it would take that nobody loses too much by a draft, and says what was found. */
@Component
class Remedies {

    /** Percent that everybody is offered to keep. */
    private static final String ALL = "100";

    /** Offers that can be chosen one by one. */
    private static final int FEW_OFFERS = 20;

    private final Rehearsals rehearsals;
    private final Offers offers;
    private final Effects effects;
    private final PartyLabels labels;

    Remedies(Rehearsals rehearsals, Offers offers, Effects effects, PartyLabels labels) {
        this.rehearsals = rehearsals;
        this.offers = offers;
        this.effects = effects;
        this.labels = labels;
    }

    /** What the reader asks about a draft that was rehearsed, and what was rehearsed for it. */
    private record Asked(
            ContractVersion drafted, Rehearsing.Rehearsed rehearsed, List<Told> told, RemedyQuestion question) {

        Contract terms() {
            return drafted.terms();
        }
    }

    /** The form, and the answer if something is asked. */
    RemedyPart part(
            ContractVersion drafted,
            Rehearsing.Rehearsed rehearsed,
            List<Told> told,
            RemedyQuestion question,
            Visit visit,
            Actor actor) {
        var asked = new Asked(drafted, rehearsed, told, question);
        var levers = levers(asked.terms(), visit);
        var keeps = keeps(told, visit);
        var faults = question.isAsked() ? faults(question, keeps, levers) : List.<Fault>of();
        return new RemedyPart(
                choices(keeps, question.keeps()),
                visit.entry("least", question.least().isEmpty() ? ALL : question.least(), faults),
                choices(levers, question.lever()),
                visit.otherwise(faults, "least"),
                question.isAsked() && faults.isEmpty() ? answer(asked, visit, actor) : null);
    }

    private static List<Choice> choices(Map<String, String> labels, String chosen) {
        return labels.entrySet().stream()
                .map(each ->
                        new Choice(each.getKey(), each.getValue(), each.getKey().equals(chosen)))
                .toList();
    }

    private static List<Fault> faults(RemedyQuestion question, Map<String, String> keeps, Map<String, String> levers) {
        var faults = new ArrayList<Fault>();
        if (!keeps.containsKey(question.keeps())) faults.add(Fault.in("keeps", "remedy-choice", question.keeps()));
        if (!levers.containsKey(question.lever())) faults.add(Fault.in("lever", "remedy-choice", question.lever()));
        if (!(Percent.parse(question.least()) instanceof Figure.Exact)) {
            faults.add(Fault.in("least", "remedy-percent", question.least()));
        }
        return faults;
    }

    /** Who may be asked for: everyone, those who don't sign, or one party that the reader sees. */
    private static Map<String, String> keeps(List<Told> told, Visit visit) {
        var keeps = new LinkedHashMap<String, String>();
        keeps.put(RemedyQuestion.SILENT, visit.t("remedy.keeps.silent"));
        keeps.put(RemedyQuestion.EVERYONE, visit.t("remedy.keeps.everyone"));
        told.stream()
                .filter(each -> each.label() != null)
                .sorted((one, other) ->
                        Long.compare(one.effect().difference(), other.effect().difference()))
                .forEach(each -> keeps.put(RemedyQuestion.PARTY + each.party(), RehearsalSaid.name(each, visit)));
        return keeps;
    }

    /** Volumes of what the contract shares, and each number in it. */
    private Map<String, String> levers(Contract terms, Visit visit) {
        var levers = new LinkedHashMap<String, String>();
        levers.put(
                RemedyQuestion.VOLUME, visit.t("remedy.lever.volume", visit.t("remedy.volume." + volumeWord(terms))));
        if (terms.source() instanceof Source.Payments(var named) && named.size() > 1 && named.size() <= FEW_OFFERS) {
            named.forEach(offer -> levers.put(RemedyQuestion.OFFER + offer, visit.t("remedy.lever.volume", offer)));
        }
        var lines = ClauseLines.of(terms).clauses();
        for (var term : Term.of(terms)) {
            var line = term.clause() == 0 ? visit.t("remedy.lever.rate") : lines.get(term.clause() - 1);
            levers.put(key(term), visit.t("remedy.lever.term", term.format(terms), line));
        }
        return levers;
    }

    private static String volumeWord(Contract terms) {
        return terms.source() instanceof Source.Payments ? "named" : "all";
    }

    private static String key(Term term) {
        return term.clause() + "." + term.place();
    }

    private Lever lever(Contract terms, String lever) {
        return Term.of(terms).stream()
                .filter(term -> key(term).equals(lever))
                .findAny()
                .<Lever>map(term -> new Lever.OfTerm(0, term))
                .orElseGet(() -> new Lever.Volume(volume(terms, lever)));
    }

    private Set<String> volume(Contract terms, String lever) {
        if (lever.startsWith(RemedyQuestion.OFFER)) return Set.of(lever.substring(RemedyQuestion.OFFER.length()));
        if (terms.source() instanceof Source.Payments(var named)) return Set.copyOf(named);
        return offers.byId().values().stream().map(offer -> offer.code()).collect(Collectors.toSet());
    }

    private @Nullable Answer answer(Asked asked, Visit visit, Actor actor) {
        var scenario = Scenario.of(List.of(asked.terms()));
        var lever = lever(asked.terms(), asked.question.lever());
        return switch (rehearsals.remedy(scenario, floors(asked), lever)) {
            case Remedy.Refused(var faults) ->
                new Answer(visit.say(faults.getFirst()), false, List.of(), "", null, List.of());
            case Remedy.Sought sought -> answer(asked, lever, sought, visit, actor);
        };
    }

    /** Of what they kept; who paid more than it received is to pay no more. */
    private static Map<String, Long> floors(Asked asked) {
        var percent = ((Figure.Exact<Percent>) Percent.parse(asked.question.least())).value();
        var floors = new HashMap<String, Long>();
        for (var effect : concerned(asked)) {
            floors.put(effect.party(), effect.before() <= 0 ? effect.before() : part(effect.before(), percent));
        }
        return floors;
    }

    /** Rounded up: who is to keep a part keeps no less. */
    private static long part(long amount, Percent percent) {
        var all = BigInteger.valueOf(Percent.ALL.ppm());
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(percent.ppm()))
                .add(all.subtract(BigInteger.ONE))
                .divide(all)
                .longValueExact();
    }

    private static List<Effect> concerned(Asked asked) {
        var keeps = asked.question.keeps();
        if (keeps.equals(RemedyQuestion.EVERYONE))
            return asked.rehearsed.rehearsal().effects();
        return asked.told.stream()
                .filter(each -> each.party() != null)
                .filter(each -> keeps.equals(RemedyQuestion.SILENT)
                        ? !each.signs()
                        : keeps.equals(RemedyQuestion.PARTY + each.party()))
                .map(Told::effect)
                .toList();
    }

    private Answer answer(Asked asked, Lever lever, Remedy.Sought sought, Visit visit, Actor actor) {
        var changed = sought.scenario().contracts().getFirst();
        var told = effects.of(sought.rehearsed(), sought.scenario().contracts(), actor);
        var step = lever instanceof Lever.OfTerm(int contract, var term)
                ? term.with(1).format(asked.terms())
                : visit.formats().percent(1_000);
        return new Answer(
                found(asked.terms(), lever, sought.found(), visit),
                sought.found() instanceof Search.Found.At,
                sought.found() instanceof Search.Found.None(long value, var missing, int tried)
                        ? missing(missing, told, asked, visit)
                        : List.of(),
                visit.t("remedy.search", sought.found().tried(), step),
                changed.equals(asked.terms())
                        ? null
                        : Compared.of(visit.t("remedy.compared"), asked.terms(), changed, labels, visit),
                RehearsalSaid.of(told, sought.rehearsed().currency(), visit));
    }

    private static String found(Contract terms, Lever lever, Search.Found found, Visit visit) {
        return switch (lever) {
            case Lever.Volume volume -> grown(found, visit);
            case Lever.OfTerm(int contract, var term) -> {
                var is = term.format(terms);
                var would = term.with(found.value()).format(terms);
                yield switch (found) {
                    case Search.Found.At at when at.value() == term.value() -> visit.t("remedy.enough");
                    case Search.Found.At at -> visit.t("remedy.term", would, is);
                    case Search.Found.None none -> visit.t("remedy.term.none", would);
                };
            }
        };
    }

    private static String grown(Search.Found found, Visit visit) {
        var growth = visit.formats().percent((found.value() - Volumes.SAME) * 1_000);
        return switch (found) {
            case Search.Found.At at when at.value() == Volumes.SAME -> visit.t("remedy.enough");
            case Search.Found.At at -> visit.t("remedy.volume", growth);
            case Search.Found.None none -> visit.t("remedy.volume.none", growth);
        };
    }

    /** Who falls short; persons who are not told one by one fall short together. */
    private static List<String> missing(Map<String, Long> missing, List<Told> told, Asked asked, Visit visit) {
        var names = told.stream()
                .filter(each -> each.label() != null)
                .collect(Collectors.toMap(
                        each -> Objects.requireNonNull(each.party()), each -> RehearsalSaid.name(each, visit)));
        var amounts = new LinkedHashMap<String, Long>();
        missing.forEach((party, amount) -> amounts.merge(
                Optional.ofNullable(names.get(party)).orElseGet(() -> visit.t("rehearsal.persons")),
                amount,
                Math::addExact));
        return amounts.entrySet().stream()
                .map(each -> visit.t(
                        "remedy.missing",
                        each.getKey(),
                        visit.formats().money(each.getValue(), asked.rehearsed.currency())))
                .toList();
    }
}
