package concentric.engine.tally;

import concentric.engine.close.Books;
import concentric.engine.close.Close;
import concentric.engine.close.Live;
import concentric.engine.close.LossKey;
import concentric.engine.close.Movement;
import concentric.engine.close.StakeKey;
import concentric.engine.close.Step;
import concentric.engine.plan.Line;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Settler;
import concentric.engine.plan.Version;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Settles months again and closes each, from the first of them on: what one hands to the next (money in hold, stakes that are
 * below zero, losses that were borne) begins with nothing.
 */
public final class Replay {

    private final Currency currency;
    private final Map<String, String> owners;
    private final Holds holds = new Holds();
    private final Map<LossKey, Long> borne = new HashMap<>();
    private Map<StakeKey, Long> carried = Map.of();

    private Replay(Currency currency, Map<String, String> owners) {
        this.currency = currency;
        this.owners = owners;
    }

    /**
     * What each month comes to.
     *
     * @param periods in their order, without a gap
     * @param currency of everything counted in them; contracts in another close nothing here
     * @param owners the unit that owns each offer
     * @throws ArithmeticException if an amount is more than a long holds
     */
    public static List<Replayed> of(List<Period> periods, Currency currency, Map<String, String> owners) {
        var replay = new Replay(currency, owners);
        return periods.stream().map(replay::month).toList();
    }

    private Replayed month(Period period) {
        var live = new ArrayList<Live>();
        var kept = new HashMap<String, Long>();
        for (var stretch : period.stretches()) settle(stretch, live);
        for (var moved : live) move(moved.from(), moved.to(), moved.amount(), kept);
        var close = Close.of(new Books(
                period.month().atEndOfMonth(),
                currency,
                period.versions(),
                owners,
                live,
                period.costs(),
                holds.held(),
                period.measures(),
                carried,
                borne,
                Set.of(),
                List.of()));
        var movements =
                close.postings().stream().map(posting -> posting.movement()).toList();
        for (var movement : movements) move(movement.from(), movement.to(), movement.amount(), kept);
        handOn(close, movements, period.versions());
        kept.values().removeIf(amount -> amount == 0);
        return new Replayed(period.month(), kept, close.open());
    }

    /** Customers, who have no name, only give. */
    private static void move(String from, String to, long amount, Map<String, Long> kept) {
        kept.merge(to, amount, Math::addExact);
        if (!from.isEmpty()) kept.merge(from, -amount, Math::addExact);
    }

    private void settle(Period.Stretch stretch, List<Live> live) {
        var plan = stretch.plan();
        var settler = plan.settler();
        var sums = new long[plan.lines().size()];
        for (var tallied : stretch.tallied()) {
            var index = tallied.consumer() == null ? plan.offer(tallied.root()) : plan.service(tallied.root());
            if (index.isPresent()) settle(plan, settler, index.getAsInt(), tallied, sums, live);
        }
    }

    /** Only the lines that the root can touch are looked at, and left at zero for the next one. */
    private void settle(Plan plan, Settler settler, int root, Tallied tallied, long[] sums, List<Live> live) {
        tallied.settle(settler, root, sums);
        for (int number : plan.lines(root)) {
            long amount = sums[number];
            sums[number] = 0;
            if (amount != 0) moved(plan, plan.lines().get(number), tallied, amount, live);
        }
    }

    private void moved(Plan plan, Line line, Tallied tallied, long amount, List<Live> live) {
        var version = plan.version(line.version());
        var offer = tallied.consumer() == null ? tallied.root() : "";
        var from = switch (line.from()) {
            case Line.CUSTOMERS -> "";
            case Line.CONSUMER -> Objects.requireNonNull(tallied.consumer());
            default -> plan.parties().get(line.from());
        };
        live.add(new Live(version.contract().name(), offer, from, plan.parties().get(line.to()), amount));
        holds.take(version, line.clause(), from, owners.get(offer), amount);
    }

    private void handOn(Close close, List<Movement> movements, List<Version> versions) {
        carried = close.carried();
        holds.close(movements, versions);
        for (var movement : movements) {
            if (movement.step() == Step.LOSS) {
                borne.merge(new LossKey(movement.version(), movement.from()), movement.amount(), Math::addExact);
            }
        }
    }
}
