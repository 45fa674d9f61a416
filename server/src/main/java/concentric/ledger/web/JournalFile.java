package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Bookkeeping;
import concentric.ledger.Exchange;
import concentric.ledger.Movement;
import concentric.ledger.Total;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a period of the ledger for programs for plain text accounting. It ends with what every account has, which those
 * programs compare with what they reckon themselves.
 */
final class JournalFile implements Bookkeeping {

    /** How such a program wants it written. */
    interface Language {

        /** The accounts, in their order, each with its currencies. */
        String head(Map<String, List<Account>> accounts, LocalDate first);

        /** One transaction; its postings add up to nothing. */
        String transaction(LocalDate day, String words, List<Line> lines);

        /** What every account has when a day is over. */
        String balances(LocalDate last, List<Line> lines);
    }

    /** An amount of an account. */
    record Line(String name, Account account, long amount) {}

    private static final Comparator<Account> CURRENCIES =
            Comparator.comparing(account -> account.currency().getCurrencyCode());

    private final Language language;
    private final Function<Collection<Account>, Map<Account, String>> naming;
    private final Function<Exchange.Reason, String> words;
    private final Writer out;

    private Map<Account, String> names = Map.of();
    private @Nullable LocalDate last;
    private List<Line> closing = List.of();
    private final Map<Account, Long> open = new LinkedHashMap<>();
    private @Nullable Movement current;

    /**
     * A file.
     *
     * @param naming gives accounts their names
     * @param words tells what a transaction was for, in one line
     */
    JournalFile(
            Language language,
            Function<Collection<Account>, Map<Account, String>> naming,
            Function<Exchange.Reason, String> words,
            Writer out) {
        this.language = language;
        this.naming = naming;
        this.words = words;
        this.out = out;
    }

    @Override
    public void begin(List<Total> opening, List<Total> closing, LocalDate first, LocalDate last) {
        names = naming.apply(closing.stream().map(Total::account).toList());
        var accounts = new TreeMap<String, List<Account>>();
        names.forEach((account, name) -> accounts.merge(name, List.of(account), JournalFile::together));
        write(language.head(accounts, first));
        var lines = lines(nets(opening));
        if (!lines.isEmpty()) write(language.transaction(first, "Opening balances", lines));
        this.closing = lines(nets(closing), true);
        this.last = last;
    }

    private static List<Account> together(List<Account> some, List<Account> others) {
        return Stream.concat(some.stream(), others.stream()).sorted(CURRENCIES).toList();
    }

    private static Map<Account, Long> nets(List<Total> totals) {
        return totals.stream().collect(Collectors.toMap(Total::account, Total::net));
    }

    @Override
    public void moved(Movement movement) {
        if (current == null || !isOfOne(current, movement)) flush();
        current = movement;
        open.merge(movement.reason().account(), movement.amount(), Math::addExact);
        open.merge(movement.reason().counter(), Math.negateExact(movement.amount()), Math::addExact);
    }

    /** Whether both belong into one transaction. */
    private static boolean isOfOne(Movement one, Movement other) {
        return one.day().equals(other.day())
                && Objects.equals(one.reason().version(), other.reason().version())
                && Objects.equals(one.reason().offer(), other.reason().offer());
    }

    private void flush() {
        if (current != null) {
            var lines = lines(open);
            if (!lines.isEmpty()) {
                write(language.transaction(current.day(), words.apply(current.reason()), lines));
            }
        }
        open.clear();
    }

    /** Writes what is left to write. */
    void end() {
        flush();
        if (last != null && !closing.isEmpty()) write(language.balances(last, closing));
    }

    private List<Line> lines(Map<Account, Long> amounts) {
        return lines(amounts, false);
    }

    private List<Line> lines(Map<Account, Long> amounts, boolean zerosToo) {
        return amounts.entrySet().stream()
                .filter(amount -> zerosToo || amount.getValue() != 0)
                .map(amount -> new Line(name(amount.getKey()), amount.getKey(), amount.getValue()))
                .sorted(Comparator.comparing(Line::name).thenComparing(Line::account, CURRENCIES))
                .toList();
    }

    private String name(Account account) {
        var name = names.get(account);
        if (name == null) throw new IllegalStateException("not among the closing balances: " + account);
        return name;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
