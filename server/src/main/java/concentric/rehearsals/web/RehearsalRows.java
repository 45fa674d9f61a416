package concentric.rehearsals.web;

import concentric.engine.close.Open;
import concentric.engine.tally.Replayed;
import concentric.engine.terms.Measure;
import concentric.platform.web.Visit;
import concentric.rehearsals.Rehearsing;
import concentric.rehearsals.web.Effects.Told;
import concentric.rehearsals.web.RehearsalPage.Row;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rehearsal as the rows of its table. */
final class RehearsalRows {

    private RehearsalRows() {}

    /** Which months were settled again. */
    static String lead(Rehearsing.Rehearsed rehearsed, Visit visit) {
        return visit.t(
                "rehearsal.lead",
                rehearsed.after().size(),
                visit.formats().month(rehearsed.first()),
                visit.formats().month(rehearsed.last()),
                rehearsed.payments());
    }

    /** What a party keeps. */
    static Row row(Told told, Currency currency, Visit visit) {
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

    /** What several keep together. */
    static Row sum(String name, List<Told> told, Currency currency, Visit visit) {
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

    /** A word for whether it signs; empty where that can't be said of all. */
    static String signs(Told told, Visit visit) {
        if (told.label() == null) return "";
        return visit.t(told.signs() ? "rehearsal.signs" : "rehearsal.silent");
    }

    /** What a close could not decide, as a sentence. */
    static String open(Replayed month, Open open, Visit visit) {
        var when = visit.formats().month(month.month());
        if (open.missing().isEmpty()) {
            return visit.t("rehearsal.open.waits", when, open.contract(), String.join(", ", open.waitsFor()));
        }
        var missing = open.missing().stream().map(Measure::label).collect(Collectors.joining(", "));
        return visit.t("rehearsal.open.missing", when, open.contract(), missing);
    }
}
