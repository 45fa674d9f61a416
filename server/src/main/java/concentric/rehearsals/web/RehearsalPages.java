package concentric.rehearsals.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.ContractVersion.State;
import concentric.contracts.Contracts;
import concentric.contracts.web.Compared;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.PartyLabels;
import concentric.engine.close.Open;
import concentric.engine.tally.Replayed;
import concentric.engine.terms.Measure;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import concentric.rehearsals.Rehearsals;
import concentric.rehearsals.Rehearsing;
import concentric.rehearsals.web.Effects.Told;
import concentric.rehearsals.web.RehearsalPage.Row;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The rehearsal of a version of a contract: what it would have meant. */
@Controller
class RehearsalPages {

    static final String PATH = "/rehearsals";

    /** Parties that have a chart; the table has all. */
    private static final int CHARTS = 6;

    private final Rehearsals rehearsals;
    private final Contracts contracts;
    private final Effects effects;
    private final PartyLabels labels;

    RehearsalPages(Rehearsals rehearsals, Contracts contracts, Effects effects, PartyLabels labels) {
        this.rehearsals = rehearsals;
        this.contracts = contracts;
        this.effects = effects;
        this.labels = labels;
    }

    /** Where a version is rehearsed: by its number, since its contract's name may hold any character. */
    static String address(ContractVersion version) {
        return PATH + "/" + version.id();
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{id}")
    View rehearsal(@PathVariable long id, Visit visit, Actor actor) {
        var drafted = contracts.version(id).orElseThrow(Problem::notFound);
        var page = page(drafted, rehearsals.rehearse(List.of(drafted.terms())), visit, actor);
        var title = visit.t("rehearsal.title", drafted.name());
        var crumbs = List.of(
                new Crumb(visit.t("contracts.title"), "/contracts"),
                new Crumb(drafted.name(), ContractAddress.ofVersion(drafted)),
                new Crumb(visit.t("rehearsal.crumb"), null));
        return visit.page("rehearsals/rehearsal", title, crumbs, page);
    }

    private RehearsalPage page(ContractVersion drafted, Rehearsing rehearsing, Visit visit, Actor actor) {
        var compared = compared(drafted, visit);
        return switch (rehearsing) {
            case Rehearsing.Refused(var faults) ->
                nothing(visit.t("rehearsal.lead.refused"), visit.say(faults.getFirst()), compared);
            case Rehearsing.NoHistory(var currency) ->
                nothing(visit.t("rehearsal.lead.none", currency.getCurrencyCode()), null, compared);
            case Rehearsing.Rehearsed rehearsed ->
                page(rehearsed, compared, effects.of(rehearsed, List.of(drafted.terms()), actor), visit);
        };
    }

    private static RehearsalPage nothing(String lead, @Nullable String problem, @Nullable Compared compared) {
        return new RehearsalPage(
                lead, "", problem, compared, List.of(), List.of(), null, null, List.of(), null, List.of());
    }

    private static RehearsalPage page(
            Rehearsing.Rehearsed rehearsed, @Nullable Compared compared, List<Told> told, Visit visit) {
        var currency = rehearsed.currency();
        var changed = told.stream().filter(each -> !each.effect().isUnchanged()).toList();
        var same = told.stream().filter(each -> each.effect().isUnchanged()).toList();
        var charted = changed.stream()
                .sorted(Comparator.comparingLong(each -> -Math.abs(each.effect().difference())))
                .limit(CHARTS)
                .toList();
        return new RehearsalPage(
                lead(rehearsed, visit),
                visit.t("rehearsal.effects.said", currency.getCurrencyCode()),
                null,
                compared,
                RehearsalSaid.of(told, currency, visit),
                changed.stream().map(each -> row(each, currency, visit)).toList(),
                same.isEmpty() ? null : sum(visit.t("rehearsal.unchanged", same.size()), same, currency, visit),
                told.isEmpty() ? null : sum(visit.t("rehearsal.total"), told, currency, visit),
                charted.stream()
                        .map(each -> RehearsalChart.of(
                                RehearsalSaid.name(each, visit), signs(each, visit), each.effect(), currency, visit))
                        .toList(),
                changed.size() > CHARTS ? visit.t("rehearsal.more", changed.size() - CHARTS) : null,
                rehearsed.after().stream()
                        .flatMap(month -> month.open().stream().map(open -> open(month, open, visit)))
                        .toList());
    }

    static String lead(Rehearsing.Rehearsed rehearsed, Visit visit) {
        return visit.t(
                "rehearsal.lead",
                rehearsed.after().size(),
                visit.formats().month(rehearsed.first()),
                visit.formats().month(rehearsed.last()),
                rehearsed.payments());
    }

    private static Row row(Told told, Currency currency, Visit visit) {
        var effect = told.effect();
        return row(
                told,
                RehearsalSaid.name(told, visit),
                signs(told, visit),
                effect.before(),
                effect.after(),
                currency,
                visit);
    }

    private static Row sum(String name, List<Told> told, Currency currency, Visit visit) {
        long before = told.stream().mapToLong(each -> each.effect().before()).reduce(0, Math::addExact);
        long after = told.stream().mapToLong(each -> each.effect().after()).reduce(0, Math::addExact);
        return row(null, name, "", before, after, currency, visit);
    }

    private static Row row(
            @Nullable Told told, String name, String signs, long before, long after, Currency currency, Visit visit) {
        long difference = Math.subtractExact(after, before);
        return new Row(
                told == null ? null : told.label(),
                name,
                signs,
                told != null && !told.signs(),
                visit.formats().amount(before, currency),
                visit.formats().amount(after, currency),
                RehearsalSaid.signed(difference, currency, visit),
                difference > 0 ? "ok" : difference < 0 ? "stop" : "",
                share(difference, before, visit));
    }

    private static String share(long difference, long before, Visit visit) {
        if (before == 0) return "";
        var ppm = BigInteger.valueOf(difference)
                .multiply(BigInteger.valueOf(1_000_000))
                .divide(BigInteger.valueOf(Math.absExact(before)))
                .longValueExact();
        // A tenth of a percent is as much as is said.
        long said = ppm / 1_000 * 1_000;
        return (said > 0 ? "+" : "") + visit.formats().percent(said);
    }

    private static String signs(Told told, Visit visit) {
        if (told.label() == null) return "";
        return visit.t(told.signs() ? "rehearsal.signs" : "rehearsal.silent");
    }

    private static String open(Replayed month, Open open, Visit visit) {
        var when = visit.formats().month(month.month());
        if (open.missing().isEmpty()) {
            return visit.t("rehearsal.open.waits", when, open.contract(), String.join(", ", open.waitsFor()));
        }
        var missing = open.missing().stream().map(Measure::label).collect(Collectors.joining(", "));
        return visit.t("rehearsal.open.missing", when, open.contract(), missing);
    }

    /** What differs from the version in force, or else from the last one that was signed. */
    private @Nullable Compared compared(ContractVersion drafted, Visit visit) {
        return contracts.versionsOf(drafted.name()).stream()
                .filter(version -> version.state() == State.SIGNED && version.number() < drafted.number())
                .findFirst()
                .map(version -> Compared.of(
                        visit.t("difference.between", version.number(), drafted.number()),
                        version.terms(),
                        drafted.terms(),
                        labels,
                        visit))
                .orElse(null);
    }
}
