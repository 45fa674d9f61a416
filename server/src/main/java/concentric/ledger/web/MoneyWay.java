package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Exchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where the money of some payments went, added up by party.
 *
 * @param paid by customers, tax included; minor units
 * @param parts what each party got of it, the largest first
 * @param links what flowed between any two
 */
record MoneyWay(long paid, List<Part> parts, List<Link> links) {

    /**
     * A party's part, in minor units.
     *
     * @param code of the party
     */
    record Part(Account account, String code, long received, long passedOn) {

        long keeps() {
            return Math.subtractExact(received, passedOn);
        }
    }

    /** Minor units that one gave another. */
    record Link(Account from, Account to, long amount) {}

    private record Ends(Account from, Account to) {}

    /** Adds up exchanges of one currency. */
    static MoneyWay of(Collection<Exchange> exchanges, Function<Account, String> codes) {
        var sums = new HashMap<Ends, Long>();
        var received = new HashMap<Account, Long>();
        var passedOn = new HashMap<Account, Long>();
        for (var exchange : exchanges) {
            var reason = exchange.reason();
            sums.merge(new Ends(reason.counter(), reason.account()), exchange.amount(), Math::addExact);
            received.merge(reason.account(), exchange.amount(), Math::addExact);
            passedOn.merge(reason.counter(), exchange.amount(), Math::addExact);
        }
        var links = new ArrayList<Link>();
        sums.forEach((ends, amount) -> links.add(new Link(ends.from(), ends.to(), amount)));
        long paid = passedOn.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == Account.Kind.CLEARING)
                .mapToLong(Map.Entry::getValue)
                .sum();
        var parts = received.keySet().stream()
                .map(account -> new Part(
                        account,
                        codes.apply(account),
                        received.getOrDefault(account, 0L),
                        passedOn.getOrDefault(account, 0L)))
                .sorted(Comparator.comparingLong(Part::keeps).reversed().thenComparing(Part::code, Accounting.CODES))
                .toList();
        return new MoneyWay(paid, parts, links);
    }
}
