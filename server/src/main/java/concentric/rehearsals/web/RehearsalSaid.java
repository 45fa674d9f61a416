package concentric.rehearsals.web;

import concentric.engine.tally.Rehearsal.Effect;
import concentric.platform.web.Visit;
import concentric.rehearsals.web.Effects.Told;
import concentric.rehearsals.web.RehearsalPage.Consequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A rehearsal in sentences. */
final class RehearsalSaid {

    private RehearsalSaid() {}

    /** Who loses, those without signing first and the one that loses most by name; then who gains; or that nobody does. */
    static List<Consequence> of(List<Told> told, Currency currency, Visit visit) {
        var silent = of(told, each -> each.effect().difference() < 0 && !each.signs());
        var losing = of(told, each -> each.effect().difference() < 0 && each.signs());
        var gaining = of(told, each -> each.effect().difference() > 0);
        var hurts = new ArrayList<String>();
        if (!silent.isEmpty()) hurts.add(sum("rehearsal.lose.silent", silent, currency, visit));
        most(silent, currency, visit).ifPresent(hurts::add);
        if (!losing.isEmpty()) hurts.add(sum("rehearsal.lose.signing", losing, currency, visit));
        most(losing, currency, visit).ifPresent(hurts::add);
        var said = new ArrayList<Consequence>();
        if (!hurts.isEmpty()) said.add(new Consequence(String.join(" ", hurts), true));
        if (!gaining.isEmpty()) said.add(new Consequence(sum("rehearsal.gain", gaining, currency, visit), false));
        if (said.isEmpty()) said.add(new Consequence(visit.t("rehearsal.nobody"), false));
        return said;
    }

    private static List<Told> of(List<Told> told, Predicate<Told> which) {
        return told.stream().filter(which).toList();
    }

    private static String sum(String text, List<Told> told, Currency currency, Visit visit) {
        long sum = told.stream().map(Told::effect).mapToLong(Effect::difference).reduce(0, Math::addExact);
        return visit.t(text, told.size(), visit.formats().money(Math.absExact(sum), currency));
    }

    /** Who of them loses most, by name. */
    private static Optional<String> most(List<Told> losing, Currency currency, Visit visit) {
        return losing.stream()
                .min(Comparator.comparingLong(each -> each.effect().difference()))
                .map(each -> most(each, currency, visit));
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
