package concentric.costs.web;

import concentric.costs.Minimum;
import concentric.network.Unit;
import concentric.platform.Currencies;
import concentric.platform.web.Addresses;
import concentric.platform.web.Choice;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What pages of costs say alike. */
final class Words {

    /** So many months back can be chosen. */
    private static final int MONTHS = 36;

    private Words() {}

    /** A month by its name: {@code January 2026}. */
    static String month(YearMonth month, Visit visit) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", visit.locale()).format(month);
    }

    /** The months up to that of today, the latest first, and the one asked for. */
    static List<Choice> months(YearMonth today, YearMonth asked, Visit visit) {
        var last = IntStream.range(0, MONTHS).mapToObj(today::minusMonths);
        return Stream.concat(last, Stream.of(asked))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(each -> new Choice(each.toString(), month(each, visit), each.equals(asked)))
                .toList();
    }

    /** Currencies to choose from, the one asked for among them. */
    static List<Choice> currencies(List<Currency> used, Currency asked) {
        return Stream.concat(used.stream(), Stream.of(asked))
                .map(Currency::getCurrencyCode)
                .distinct()
                .sorted()
                .map(code -> new Choice(code, code, code.equals(asked.getCurrencyCode())))
                .toList();
    }

    /** All currencies, to type an amount in. */
    static List<Choice> allCurrencies(String chosen) {
        return Currencies.codes().stream()
                .map(code -> new Choice(code, code, code.equals(chosen)))
                .toList();
    }

    /** What an hour must come to, of how many hours a week, and since when. */
    static String minimum(Minimum minimum, Visit visit) {
        var from = visit.formats().date(minimum.from());
        if (minimum.amount() == 0) {
            return visit.t("pay.minimum.none-since", minimum.currency().getCurrencyCode(), from);
        }
        return visit.t(
                "pay.minimum.since",
                visit.formats().money(minimum.amount(), minimum.currency()),
                visit.formats()
                        .decimal(BigDecimal.valueOf(minimum.weekHundredths(), 2).stripTrailingZeros()),
                from);
    }

    static PartyLabel label(Unit unit, String noun) {
        return new PartyLabel(unit.name(), PartyKind.valueOf(unit.kind().name()), Addresses.of(noun, unit.code()));
    }
}
