package concentric.simulation;

import java.util.Map;
import java.util.TreeMap;

/** What each account received and paid in each currency, in minor units. Accounts that moved nothing are not in it. */
final class Balances {

    private final Map<String, Sums> byAccount = new TreeMap<>();

    private record Sums(long received, long paid) {

        Sums plus(long more, long out) {
            return new Sums(Math.addExact(received, more), Math.addExact(paid, out));
        }
    }

    /** Adds money that moves. */
    void move(String account, String counter, String currency, long amount) {
        add(account, currency, amount, 0);
        add(counter, currency, 0, amount);
    }

    /** Adds to what an account received and paid. */
    void add(String account, String currency, long received, long paid) {
        byAccount.merge(
                account + " " + currency,
                new Sums(received, paid),
                (known, more) -> known.plus(more.received(), more.paid()));
        byAccount.values().removeIf(sums -> sums.received() == 0 && sums.paid() == 0);
    }

    /** The sum of all that is received less all that is paid, in any currency: zero, or something is lost. */
    long sum() {
        return byAccount.values().stream()
                .mapToLong(sums -> sums.received() - sums.paid())
                .sum();
    }

    Balances copy() {
        var copy = new Balances();
        copy.byAccount.putAll(byAccount);
        return copy;
    }

    int size() {
        return byAccount.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balances balances && byAccount.equals(balances.byAccount);
    }

    @Override
    public int hashCode() {
        return byAccount.hashCode();
    }

    @Override
    public String toString() {
        return byAccount.toString();
    }
}
