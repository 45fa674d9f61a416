package concentric.closes;

import concentric.engine.close.Close;
import concentric.engine.close.Held;
import concentric.engine.close.Open;
import concentric.engine.close.Verdict;
import concentric.platform.Sha256;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * What closing a month, or completing it, would decide, or did.
 *
 * @param month that is closed
 * @param known what it is decided by, beside the ledger
 * @param closes one for each currency, by code
 */
public record MonthClose(YearMonth month, Known known, List<InCurrency> closes) {

    public MonthClose {
        closes = List.copyOf(closes);
    }

    /**
     * What is decided of the contracts of one currency.
     *
     * @param holds what was in hold before it
     */
    public record InCurrency(Currency currency, Close close, List<Held> holds) {
        public InCurrency {
            holds = List.copyOf(holds);
        }
    }

    /** Whether nothing stays open. */
    public boolean isComplete() {
        return closes.stream()
                .map(InCurrency::close)
                .allMatch(close -> close.isComplete()
                        && close.endings().stream()
                                .noneMatch(ending -> ending.verdict().truth() == Verdict.Truth.UNKNOWN));
    }

    /** What stays open of it, of all currencies. */
    public List<Open> open() {
        return closes.stream().flatMap(in -> in.close().open().stream()).toList();
    }

    /** SHA-256 of all that is decided: equal if and only if nothing of it has changed. */
    public Sha256 fingerprint() {
        var lines = new ArrayList<String>();
        lines.add(month.toString());
        for (var in : closes) {
            var close = in.close();
            lines.add(in.currency().getCurrencyCode());
            close.postings().forEach(posting -> lines.add(posting.toString()));
            close.open().forEach(open -> lines.add(open.toString()));
            close.endings().forEach(ending -> lines.add(ending.toString()));
            close.promises().forEach(kept -> lines.add(kept.toString()));
            sorted(close.carried().entrySet().stream()).forEach(lines::add);
            sorted(close.closed().stream()).forEach(lines::add);
        }
        return Sha256.of(String.join("\n", lines));
    }

    private static Stream<String> sorted(Stream<?> unordered) {
        return unordered.map(Object::toString).sorted();
    }
}
