package concentric.simulation;

import concentric.simulation.Identity.Kind;
import concentric.simulation.Item.Flaw;
import concentric.simulation.Row.Left;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Payments, refunds and usages as the dice have them: mostly new and right, sometimes said before, sometimes wrong. */
final class Items {

    private final Dice dice;
    private final World world;
    private final Truth truth;
    private int names;

    Items(Dice dice, World world, Truth truth) {
        this.dice = dice;
        this.world = world;
        this.truth = truth;
    }

    /** A payment that nobody told of before. */
    Item.Paid paid(String offer, Instant now) {
        long amount = amount();
        long tax = dice.percent(30) ? (long) (amount * dice.oneOf(0.0, 0.07, 0.19, 1.0)) : 0;
        var currency = dice.percent(3) ? dice.oneOf(world.currencies()) : world.currencyOf(offer);
        return new Item.Paid(
                source(),
                "p" + ++names,
                offer,
                dice.percent(20) ? "" : "c" + dice.below(4),
                dice.percent(30) ? "" : dice.oneOf("home", "trade"),
                amount,
                tax,
                currency,
                quantity(),
                when(now),
                flaw());
    }

    /** A refund that nobody told of before, of a payment: mostly one that can be given. */
    Item.Returned returned(Row.Paid of, Left left, Instant now) {
        long amount = left.amount();
        if (amount > 1 && dice.percent(70))
            amount = dice.percent(30) ? 1 : 1 + dice.below((int) Math.min(amount, 9_999));
        if (dice.percent(6)) amount = left.amount() + 1;
        long least = Math.max(0, left.tax() - (left.amount() - amount));
        long most = Math.min(left.tax(), amount);
        long tax = least >= most ? Math.max(0, least) : least + dice.below((int) (most - least + 1));
        if (dice.percent(4)) tax++;
        Long quantity =
                dice.percent(50) ? null : Long.valueOf(dice.percent(50) ? left.quantity() : left.quantity() / 2);
        if (quantity != null && dice.percent(4)) quantity = left.quantity() + 1;
        var currency = dice.percent(2) ? dice.oneOf(world.currencies()) : of.currency();
        return new Item.Returned(
                source(), "r" + ++names, of.identity(), amount, tax, currency, quantity, when(now), flaw());
    }

    /** A refund of a payment as it stands; nothing as long as there is none. */
    Optional<Item.Returned> returned(Instant now) {
        if (dice.percent(4)) {
            var unknown =
                    new Identity(Kind.PAYMENT, source(), dice.percent(50) ? "nowhere" : "r" + (1 + dice.below(20)));
            return Optional.of(new Item.Returned(
                    source(), "r" + ++names, unknown, 100, 0, world.currencies().getFirst(), null, now, Flaw.NONE));
        }
        return payment().map(paid -> returned(paid, truth.left(paid.seq()), now));
    }

    /** A payment that was recorded, mostly one of which something is left. */
    Optional<Row.Paid> payment() {
        var all = truth.rows().stream()
                .filter(Row.Paid.class::isInstance)
                .map(Row.Paid.class::cast)
                .toList();
        var open =
                all.stream().filter(paid -> truth.left(paid.seq()).amount() > 0).toList();
        var from = open.isEmpty() || dice.percent(5) ? all : open;
        return from.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(from));
    }

    /** A usage that nobody told of before. */
    Item.Used used(Instant now) {
        return new Item.Used(
                source(),
                "u" + ++names,
                dice.oneOf(world.services()),
                dice.oneOf(world.units()),
                quantity(),
                when(now),
                flaw());
    }

    /** Something that somebody told of before, said again: the same, or something else under the same identity. */
    Optional<Item> again(Kind kind, Instant now) {
        var known = truth.identities().stream()
                .filter(identity -> identity.kind() == kind)
                .sorted(java.util.Comparator.comparing(Identity::toString))
                .toList();
        if (known.isEmpty()) return Optional.empty();
        var item = dice.oneOf(truth.asked(dice.oneOf(known)));
        return Optional.of(dice.percent(70) ? item : other(item, now));
    }

    private Item other(Item item, Instant now) {
        return switch (item) {
            case Item.Paid paid ->
                new Item.Paid(
                        paid.source(),
                        paid.name(),
                        paid.offer(),
                        paid.customer(),
                        paid.segment(),
                        paid.amount() + 1,
                        paid.tax(),
                        paid.currency(),
                        paid.quantity(),
                        paid.occurredAt(),
                        paid.flaw());
            case Item.Returned returned ->
                new Item.Returned(
                        returned.source(),
                        returned.name(),
                        returned.of(),
                        returned.amount(),
                        returned.tax(),
                        returned.currency(),
                        returned.quantity(),
                        returned.occurredAt().plusSeconds(1),
                        returned.flaw());
            case Item.Used used ->
                new Item.Used(
                        used.source(),
                        used.name(),
                        used.service(),
                        used.consumer(),
                        used.quantity(),
                        when(now),
                        used.flaw());
        };
    }

    private String source() {
        return dice.oneOf("shop", "shop", "till");
    }

    private Flaw flaw() {
        return dice.percent(96) ? Flaw.NONE : dice.oneOf(Flaw.UNKNOWN, Flaw.TOO_FINE, Flaw.NO_TIME);
    }

    /** Small and odd, so that there is much to round. */
    private long amount() {
        return switch (dice.below(8)) {
            case 0 -> dice.below(3);
            case 1, 2, 3 -> dice.below(100);
            case 4, 5, 6 -> dice.below(10_000);
            default -> dice.below(1_000_000_000);
        };
    }

    private long quantity() {
        return dice.oneOf(1_000_000L, 1_000_000L, 1_000_000L, 0L, 2_000_000L, 3_000_000L, 500_000L, 1_234_567L);
    }

    /** Around now, and often at the very edge of a day, or of the hour that clocks skip or repeat. */
    Instant when(Instant now) {
        var today = LocalDate.ofInstant(now, world.zone());
        var day = today.plusDays(dice.oneOf(-2, -1, 0, 0, 0, 1, 3));
        var midnight = day.atStartOfDay(world.zone()).toInstant();
        var change = world.zone().getRules().nextTransition(world.beginning());
        return switch (dice.below(8)) {
            case 0, 1 -> midnight;
            case 2 -> midnight.minus(1, ChronoUnit.MICROS);
            case 3 -> change == null ? midnight : change.getInstant().plusSeconds(dice.oneOf(-1, 0, 1));
            case 4 -> midnight.plusSeconds(dice.below(24 * 60 * 60));
            default -> now.minus(Duration.ofSeconds(dice.below(3_600)));
        };
    }

    /** How a caller writes it. */
    Writing writing() {
        return new Writing(dice.percent(50), world.zone());
    }

    <T> List<T> some(int most, java.util.function.Supplier<T> one) {
        return java.util.stream.Stream.generate(one)
                .limit(dice.percent(60) ? 1 : dice.between(1, most))
                .toList();
    }
}
