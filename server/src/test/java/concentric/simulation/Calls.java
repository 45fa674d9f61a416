package concentric.simulation;

import concentric.payments.Transfers.NewTransfer;
import concentric.simulation.Identity.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What callers ask for, as the dice have it and as far as the world has anything for it to be about. */
final class Calls {

    /** What can be asked for. */
    enum Turn {
        PAY(20),
        PAY_AGAIN(8),
        GIVE_BACK(14),
        GIVE_BACK_AGAIN(3),
        USE(8),
        USE_AGAIN(3),
        UPLOAD(9),
        RUN_JOBS(9),
        STOP_JOB(3),
        UNDO(3),
        ADD_OFFER(1),
        DRAFT(3),
        DRAFT_AND_SIGN(6),
        SIGN(3),
        WITHDRAW(1),
        END(3),
        PROPOSE(2),
        SIGN_TRANSFER(3),
        WITHDRAW_TRANSFER(1),
        POST_ALL(3),
        POST_DUE(8),
        SETTLE_LATE(7),
        LOOK(3),
        PROVE(3);

        /** How often it is asked for in a world of an even temper. */
        final int weight;

        Turn(int weight) {
            this.weight = weight;
        }
    }

    private final Dice dice;
    private final World world;
    private final Truth truth;
    private final List<Long> jobs = new ArrayList<>();
    private final List<Long> drafts = new ArrayList<>();
    private final List<Long> proposals = new ArrayList<>();
    private final Items items;
    private final Accords accords;
    private int names;

    Calls(Dice dice, World world, Truth truth) {
        this.dice = dice;
        this.world = world;
        this.truth = truth;
        this.items = new Items(dice, world, truth);
        this.accords = new Accords(dice, world);
    }

    /** A caller was told of these, and can come back to them. */
    void told(Call call, List<Long> ids) {
        switch (call) {
            case Call.Upload upload -> jobs.addAll(ids);
            case Call.Draft(var text, var sign) -> {
                if (!sign) drafts.addAll(ids);
            }
            case Call.Propose propose ->
                ids.stream().filter(id -> !proposals.contains(id)).forEach(proposals::add);
            default -> {
                // Says only what was named in the call.
            }
        }
    }

    /** The contracts that a world begins with. */
    List<Call> beginning(Instant now) {
        var contracts = new ArrayList<Call>();
        for (var offer : world.allAlike() ? world.offers().subList(0, 1) : world.offers()) {
            if (dice.percent(70)) contracts.add(new Call.Draft(accords.sale(offer, now), true));
        }
        for (int i = dice.below(4); i > 0; i--) contracts.add(new Call.Draft(accords.receipts(now), true));
        // A service comes to be with its first contract.
        if (dice.percent(60)) contracts.add(new Call.Draft(accords.usage(now), true));
        return contracts;
    }

    /** A call of this kind, if there is anything for it to be about. */
    Optional<Call> call(Turn turn, Instant now) {
        return switch (turn) {
            case PAY -> Optional.of(pay(items.some(6, () -> items.paid(offer(), now))));
            case PAY_AGAIN -> items.again(Kind.PAYMENT, now).map(item -> pay(withAgain((Item.Paid) item, now)));
            case GIVE_BACK -> {
                var refunds = items.some(3, () -> items.returned(now)).stream()
                        .flatMap(Optional::stream)
                        .toList();
                yield refunds.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Call.GiveBack(refunds, items.writing(), key()));
            }
            case GIVE_BACK_AGAIN ->
                items.again(Kind.REFUND, now)
                        .map(item -> new Call.GiveBack(List.of((Item.Returned) item), items.writing(), null));
            case USE -> Optional.of(new Call.Use(items.some(3, () -> items.used(now)), items.writing(), key()));
            case USE_AGAIN ->
                items.again(Kind.USAGE, now)
                        .map(item -> new Call.Use(List.of((Item.Used) item), items.writing(), null));
            case UPLOAD -> Optional.of(upload(now));
            case RUN_JOBS -> Optional.of(new Call.RunJobs());
            case STOP_JOB -> one(jobs).map(job -> dice.percent(40) ? new Call.CancelJob(job) : new Call.ResumeJob(job));
            case UNDO -> one(jobs).map(Call.Undo::new);
            case ADD_OFFER ->
                Optional.of(
                        new Call.AddOffer(dice.percent(30) ? offer() : "offer-" + ++names, dice.oneOf(world.units())));
            case DRAFT -> Optional.of(new Call.Draft(accords.text(now, offers()), false));
            case DRAFT_AND_SIGN -> Optional.of(new Call.Draft(accords.text(now, offers()), true));
            case SIGN -> one(drafts).map(draft -> new Call.Sign(List.of(draft)));
            case WITHDRAW -> one(drafts).map(Call.Withdraw::new);
            case END -> one(truth.book().signed()).map(version -> new Call.End(version.id(), day(now)));
            case PROPOSE -> Optional.of(new Call.Propose(transfer(now)));
            case SIGN_TRANSFER -> one(proposals).map(Call.SignTransfer::new);
            case WITHDRAW_TRANSFER -> one(proposals).map(Call.WithdrawTransfer::new);
            case POST_ALL -> Optional.of(new Call.PostAll());
            case POST_DUE -> Optional.of(new Call.PostDue());
            case SETTLE_LATE -> Optional.of(new Call.SettleLate());
            case LOOK -> Optional.of(new Call.Look());
            case PROVE -> Optional.of(new Call.Prove(dice.percent(50)));
        };
    }

    /** Calls that get in each other's way when they come at once; sometimes none. */
    List<Call> rivals(Instant now) {
        var calls = new ArrayList<Call>();
        switch (dice.below(7)) {
            case 0 -> {
                var payments = new Call.Pay(items.some(3, () -> items.paid(offer(), now)), items.writing(), key());
                for (int i = dice.between(2, 4); i > 0; i--) calls.add(payments);
            }
            case 1 ->
                items.payment().ifPresent(paid -> {
                    for (int i = dice.between(2, 4); i > 0; i--) {
                        var refund = items.returned(paid, truth.left(paid.seq()), now);
                        calls.add(new Call.GiveBack(List.of(refund), items.writing(), null));
                    }
                });
            case 2 -> {
                var offer = offer();
                calls.add(new Call.Draft(accords.sale(offer, now), true));
                for (int i = dice.between(1, 3); i > 0; i--) {
                    calls.add(new Call.Pay(items.some(2, () -> items.paid(offer, now)), items.writing(), null));
                }
                if (dice.percent(50)) calls.add(new Call.SettleLate());
            }
            case 3 -> {
                calls.add(dice.oneOf(new Call.PostAll(), new Call.PostDue()));
                calls.add(dice.oneOf(new Call.PostAll(), new Call.PostDue()));
                calls.add(dice.oneOf(new Call.Look(), new Call.Prove(true)));
            }
            case 4 -> {
                if (!jobs.isEmpty()) calls.add(new Call.Undo(dice.oneOf(jobs)));
                calls.add(new Call.RunJobs());
                items.returned(now)
                        .ifPresent(refund -> calls.add(new Call.GiveBack(List.of(refund), items.writing(), null)));
            }
            default -> {}
        }
        return calls;
    }

    private Call pay(List<Item.Paid> payments) {
        return new Call.Pay(payments, items.writing(), key());
    }

    private List<Item.Paid> withAgain(Item.Paid again, Instant now) {
        return dice.percent(60)
                ? List.of(again)
                : Stream.of(items.paid(offer(), now), again, items.paid(offer(), now))
                        .toList();
    }

    private Call upload(Instant now) {
        int size = dice.between(1, 14);
        var name = "f" + ++names + ".csv";
        return switch (dice.below(3)) {
            case 0 -> {
                var rows = new ArrayList<Item>();
                while (rows.size() < size) {
                    Item row = dice.percent(15)
                            ? items.again(Kind.PAYMENT, now).orElseGet(() -> items.paid(offer(), now))
                            : items.paid(offer(), now);
                    rows.add(row);
                    if (dice.percent(5)) rows.add(row);
                }
                yield new Call.Upload("payment.import", name, Item.Paid.HEADER, rows, items.writing());
            }
            case 1 -> {
                var rows = Stream.generate(() -> items.returned(now))
                        .limit(size)
                        .flatMap(Optional::stream)
                        .toList();
                yield rows.isEmpty()
                        ? new Call.RunJobs()
                        : new Call.Upload("refund.import", name, Item.Returned.HEADER, rows, items.writing());
            }
            default -> {
                var rows = Stream.generate(() -> items.used(now)).limit(size).toList();
                yield new Call.Upload("usage.import", name, Item.Used.HEADER, rows, items.writing());
            }
        };
    }

    private NewTransfer transfer(Instant now) {
        var parties =
                Stream.concat(world.units().stream(), world.funds().stream()).toList();
        var to = dice.oneOf(parties);
        var from = dice.percent(30) ? "" : dice.oneOf(parties);
        if (from.equals(to)) from = "";
        var currency = dice.oneOf(world.currencies());
        return new NewTransfer(
                from,
                to,
                Writing.plainMoney(1 + dice.below(100_000), currency),
                currency,
                Objects.requireNonNullElse(day(now), LocalDate.ofInstant(now, world.zone()))
                        .toString(),
                "as we agreed");
    }

    private @Nullable LocalDate day(Instant now) {
        return dice.percent(30) ? null : LocalDate.ofInstant(now, world.zone()).plusDays(dice.oneOf(-1, 0, 1, 1, 2));
    }

    private List<String> offers() {
        return Stream.concat(world.offers().stream(), truth.book().owners().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private String offer() {
        return dice.oneOf(offers());
    }

    private @Nullable String key() {
        return dice.percent(20) ? "key-" + ++names : null;
    }

    private <T> Optional<T> one(List<T> things) {
        return things.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(things));
    }
}
