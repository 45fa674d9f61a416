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
import concentric.engine.plan.Version;
import concentric.engine.terms.Source;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles months again and closes each, from the first of them on: what one hands to the next (money in hold, stakes that are
 * below zero, losses that were borne) begins with nothing.
 */
public final class Replay {

    private final Currency currency;
    private final Volumes volumes;
    private final Holds holds = new Holds();
    private final Map<LossKey, Long> borne = new HashMap<>();
    private Map<StakeKey, Long> carried = Map.of();

    private Replay(Currency currency, Volumes volumes) {
        this.currency = currency;
        this.volumes = volumes;
    }

    /**
     * What each month comes to.
     *
     * @param periods in their order, without a gap
     * @param currency of everything counted in them; contracts in another close nothing here
     * @param volumes how much of each offer is bought
     * @throws ArithmeticException if an amount is more than a long holds
     */
    public static List<Replayed> of(List<Period> periods, Currency currency, Volumes volumes) {
        var replay = new Replay(currency, volumes);
        return periods.stream().map(replay::month).toList();
    }

    private Replayed month(Period period) {
        var live = new ArrayList<Live>();
        var kept = new HashMap<String, Long>();
        var asked = asked(period.versions());
        var owned = period.owners();
        for (var stretch : period.stretches()) settle(stretch, owned, asked, live);
        for (var moved : live) move(moved.from(), moved.to(), moved.amount(), kept);
        var close = Close.of(new Books(
                period.month().atEndOfMonth(),
                currency,
                period.versions(),
                owned,
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

    /**
     * Most offers are added up together: a closing clause asks for the total of few, few are bought more of, and only what is
     * held must know whose offer it comes from.
     */
    private void settle(Period.Stretch stretch, Map<String, String> owned, Set<String> asked, List<Live> live) {
        var plan = stretch.plan();
        var settler = plan.settler();
        var together = new long[plan.lines().size()];
        var apart = new long[plan.lines().size()];
        var less = new long[plan.lines().size()];
        for (var tallied : stretch.tallied()) {
            var index = tallied.consumer() == null ? plan.offer(tallied.root()) : plan.service(tallied.root());
            if (index.isEmpty()) continue;
            int root = index.getAsInt();
            var lines = plan.lines(root);
            if (isToldApart(tallied, asked) || holds(plan, lines)) {
                tallied.settle(settler, root, lines, apart, less);
                for (int number : lines) moved(plan, number, tallied, owned, apart, live);
            } else {
                tallied.settle(settler, root, lines, together, less);
            }
        }
        for (int number = 0; number < together.length; number++) moved(plan, number, null, owned, together, live);
    }

    private boolean isToldApart(Tallied tallied, Set<String> asked) {
        return tallied.consumer() != null || asked.contains(tallied.root()) || volumes.changes(tallied.root());
    }

    private static boolean holds(Plan plan, int[] lines) {
        for (int number : lines) {
            var line = plan.lines().get(number);
            if (Holds.isHold(plan.version(line.version()), line.clause())) return true;
        }
        return false;
    }

    /**
     * Takes what moved on a line, and leaves nothing there.
     *
     * @param of what it moved for; null: offers that need not be told apart
     */
    private void moved(
            Plan plan, int number, @Nullable Tallied of, Map<String, String> owned, long[] sums, List<Live> live) {
        var offer = of == null || of.consumer() != null ? "" : of.root();
        long amount = volumes.scaled(offer, sums[number]);
        sums[number] = 0;
        if (amount == 0) return;
        var line = plan.lines().get(number);
        var version = plan.version(line.version());
        var from = switch (line.from()) {
            case Line.CUSTOMERS -> "";
            case Line.CONSUMER ->
                Objects.requireNonNull(Objects.requireNonNull(of).consumer());
            default -> plan.parties().get(line.from());
        };
        live.add(new Live(version.contract().name(), offer, from, plan.parties().get(line.to()), amount));
        holds.take(version, line.clause(), from, owned.get(offer), amount);
    }

    /** The offers whose totals closes ask for. */
    private static Set<String> asked(List<Version> versions) {
        var asked = new HashSet<String>();
        for (var version : versions) {
            var closing = version.contract().closing();
            if (closing != null && closing.on() instanceof Source.Total total && total.kind() == Source.Of.OFFER) {
                asked.add(total.of());
            }
        }
        return asked;
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
