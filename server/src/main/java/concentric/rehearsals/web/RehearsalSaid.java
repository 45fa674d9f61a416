package concentric.rehearsals.web;

import concentric.engine.tally.Rehearsal.Effect;
import concentric.platform.web.Visit;
import concentric.rehearsals.web.Effects.Told;
import concentric.rehearsals.web.RehearsalPage.Consequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/** A rehearsal in sentences. */
final class RehearsalSaid {

    private RehearsalSaid() {}

    /** Those who lose without signing first, then who else loses, then who gains; one sentence if nobody does either. */
    static List<Consequence> of(List<Told> told, Currency currency, Visit visit) {
        var said = new ArrayList<Consequence>();
        var silent = of(told, each -> each.effect().difference() < 0 && !each.signs());
        var losing = of(told, each -> each.effect().difference() < 0 && each.signs());
        var gaining = of(told, each -> each.effect().difference() > 0);
        if (!silent.isEmpty()) said.add(sum("rehearsal.lose.silent", silent, true, currency, visit));
        if (!losing.isEmpty()) said.add(sum("rehearsal.lose.signing", losing, true, currency, visit));
        told.stream()
                .filter(each -> each.effect().difference() < 0)
                .min(Comparator.comparingLong(each -> each.effect().difference()))
                .ifPresent(each -> said.add(new Consequence(most(each, currency, visit), true)));
        if (!gaining.isEmpty()) said.add(sum("rehearsal.gain", gaining, false, currency, visit));
        if (said.isEmpty()) said.add(new Consequence(visit.t("rehearsal.nobody"), false));
        return said;
    }

    private static List<Told> of(List<Told> told, Predicate<Told> which) {
        return told.stream().filter(which).toList();
    }

    private static Consequence sum(String text, List<Told> told, boolean hurts, Currency currency, Visit visit) {
        long sum = told.stream().map(Told::effect).mapToLong(Effect::difference).reduce(0, Math::addExact);
        return new Consequence(visit.t(text, told.size(), visit.formats().money(Math.absExact(sum), currency)), hurts);
    }

    private static String most(Told told, Currency currency, Visit visit) {
        var worst = told.effect().worst();
        return visit.t(
                "rehearsal.lose.most",
                name(told, visit),
                visit.formats().money(Math.negateExact(told.effect().difference()), currency),
                visit.formats().month(worst.month()),
                visit.formats().money(worst.difference(), currency));
    }

    /** The party's name, or what those are called who are told together. */
    static String name(Told told, Visit visit) {
        return told.label() == null
                ? visit.t("rehearsal.persons")
                : told.label().name();
    }

    /** An amount that was added or taken away, with its sign. */
    static String signed(long minor, Currency currency, Visit visit) {
        return (minor > 0 ? "+" : "") + visit.formats().amount(minor, currency);
    }
}
