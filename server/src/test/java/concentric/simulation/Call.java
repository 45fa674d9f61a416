package concentric.simulation;

import concentric.contracts.Adding;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Ending;
import concentric.contracts.Offers;
import concentric.contracts.Signing;
import concentric.ledger.Batches;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Posting;
import concentric.ledger.Proofs;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.RefundRecording;
import concentric.payments.Refunds;
import concentric.payments.TransferChange;
import concentric.payments.Transfers;
import concentric.payments.Transfers.NewTransfer;
import concentric.payments.Undoing;
import concentric.payments.UndoneImports;
import concentric.payments.UsageRecording;
import concentric.payments.Usages;
import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.JobChange;
import concentric.platform.Jobs;
import concentric.platform.Parties;
import concentric.simulation.Answer.Done;
import concentric.simulation.Answer.Receipt;
import concentric.simulation.Answer.Refused;
import concentric.simulation.Answer.Result;
import concentric.simulation.Answer.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that a caller asks of the program, through its doors. Prints as a line of the story. */
sealed interface Call {

    /** Asks; whatever goes wrong on the way is thrown. */
    Answer make(Program program, Actor by);

    /** Records payments. */
    record Pay(
            List<Item.Paid> items,
            Writing writing,
            @Nullable String key) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            var told = items.stream().map(item -> item.payment(writing)).toList();
            return switch (program.door(Payments.class).record(told, key, by)) {
                case Recording.Recorded(var receipts) ->
                    new Taken(receipts.stream()
                            .map(receipt -> new Receipt(receipt.payment().seq(), receipt.first()))
                            .toList());
                case Recording.Refused(var faults) -> Refused.ofItems(faults);
            };
        }

        @Override
        public String toString() {
            return "pay " + lines(items) + under(key);
        }
    }

    /** Records refunds. */
    record GiveBack(
            List<Item.Returned> items,
            Writing writing,
            @Nullable String key) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            var told = items.stream().map(item -> item.refund(writing)).toList();
            return switch (program.door(Refunds.class).record(told, key, by)) {
                case RefundRecording.Recorded(var receipts) ->
                    new Taken(receipts.stream()
                            .map(receipt -> new Receipt(receipt.refund().seq(), receipt.first()))
                            .toList());
                case RefundRecording.Refused(var faults) -> Refused.ofItems(faults);
            };
        }

        @Override
        public String toString() {
            return "give back " + lines(items) + under(key);
        }
    }

    /** Records usage. */
    record Use(
            List<Item.Used> items,
            Writing writing,
            @Nullable String key) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            var told = items.stream().map(item -> item.usage(writing)).toList();
            return switch (program.door(Usages.class).record(told, key, by)) {
                case UsageRecording.Recorded(var receipts) ->
                    new Taken(receipts.stream()
                            .map(receipt -> new Receipt(receipt.usage().seq(), receipt.first()))
                            .toList());
                case UsageRecording.Refused(var faults) -> Refused.ofItems(faults);
            };
        }

        @Override
        public String toString() {
            return "use " + lines(items) + under(key);
        }
    }

    /** Gives a file to be imported. */
    record Upload(String kind, String name, String header, List<? extends Item> items, Writing writing)
            implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            var lines = items.stream()
                    .map(item -> String.join(",", item.told(writing)))
                    .collect(Collectors.joining("\n", header + "\n", "\n"));
            try {
                var file = Files.createTempFile("concentric-simulation", ".csv");
                try {
                    Files.writeString(file, lines);
                    return switch (program.door(Jobs.class).enqueue(kind, "", name, file, by)) {
                        case Enqueuing.Enqueued(var job) -> new Done(new Result.Ids(List.of(job.id())));
                        case Enqueuing.Refused(var faults) -> Refused.of(faults);
                    };
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return "upload " + name + ": " + kind + " " + lines(items);
        }
    }

    /** Lets the jobs that are due run. */
    record RunJobs() implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            program.runJobs();
            return new Done();
        }
    }

    record CancelJob(long job) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return answer(program.door(Jobs.class).cancel(job, by));
        }
    }

    record ResumeJob(long job) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return answer(program.door(Jobs.class).resume(job, by));
        }
    }

    /** Takes an import back. */
    record Undo(long job) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return switch (program.door(UndoneImports.class).undo(job, "It was the wrong file", by)) {
                case Undoing.Undone undone -> new Done();
                case Undoing.Refused(var faults) -> Refused.of(faults);
                case Undoing.Unknown unknown -> new Refused(List.of(new Answer.No(0, "unknown")));
            };
        }
    }

    record AddOffer(String code, String unit) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return switch (program.door(Offers.class).add(code, unit, by)) {
                case Adding.Added<?> added -> new Done();
                case Adding.Refused<?>(var faults) -> Refused.of(faults);
            };
        }
    }

    /** Drafts contracts and, if asked, signs them for all at once. */
    record Draft(String text, boolean sign) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            var contracts = program.door(Contracts.class);
            return switch (sign ? contracts.draftAndSign(text, by) : contracts.draft(text, by)) {
                case Drafting.Drafted(var versions) ->
                    new Done(new Result.Ids(
                            versions.stream().map(version -> version.id()).toList()));
                case Drafting.Refused(var faults) -> Refused.of(faults);
            };
        }

        @Override
        public String toString() {
            return (sign ? "draft and sign\n" : "draft\n")
                    + text.strip().indent(6).stripTrailing();
        }
    }

    record Sign(List<Long> versions) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return switch (program.door(Contracts.class).sign(versions, by)) {
                case Signing.Signed signed -> new Done();
                case Signing.Waiting(var parties) -> throw new IllegalStateException("waits for " + parties);
                case Signing.Refused(var faults) -> Refused.of(faults);
            };
        }
    }

    record Withdraw(long version) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return answer(program.door(Contracts.class).withdraw(version, by));
        }
    }

    /** Ends a version on a day, or now. */
    record End(long version, @Nullable LocalDate day) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return answer(program.door(Contracts.class).end(version, day, by));
        }
    }

    record Propose(NewTransfer transfer) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return answer(program.door(Transfers.class).propose(transfer, by));
        }
    }

    record SignTransfer(long proposal) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return answer(program.door(Transfers.class).sign(proposal, by));
        }
    }

    record WithdrawTransfer(long proposal) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return answer(program.door(Transfers.class).withdraw(proposal, by));
        }
    }

    /** A person ends the batch. */
    record PostAll() implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            return switch (program.door(Batches.class).post(by)) {
                case Posting.Posted posted -> new Done();
                case Posting.NothingToPost nothing -> new Done();
                case Posting.Refused(var faults) -> Refused.of(faults);
            };
        }
    }

    /** The program looks what is to be posted, as it does by itself. */
    record PostDue() implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            program.door(Rounds.class).make("Poster.postDue");
            return new Done();
        }
    }

    /** The program looks what can be settled now, as it does by itself. */
    record SettleLate() implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            program.door(Rounds.class).make("LateSettling.settleDue");
            return new Done();
        }
    }

    /** Somebody looks at the figures. */
    record Look() implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            var totals = program.door(Ledger.class).totals(Period.ALWAYS);
            var parties = new HashSet<Long>();
            for (var total : totals) {
                if (total.account().party() != null) parties.add(total.account().party());
            }
            var codes = program.door(Parties.class).codes(parties);
            var balances = new Balances();
            for (var total : totals) {
                var account = total.account();
                var name = account.party() == null
                        ? "(" + account.kind().name().toLowerCase(java.util.Locale.ROOT) + ")"
                        : String.valueOf(codes.get(account.party()));
                balances.add(name, account.currency().getCurrencyCode(), total.received(), total.paid());
            }
            return new Done(new Result.Figures(balances));
        }
    }

    /** Somebody has the ledger proven. */
    record Prove(boolean full) implements Call {

        @Override
        public Answer make(Program program, Actor by) {
            var proof = program.door(Proofs.class).verify(full);
            return new Done(new Result.Proven(
                    proof.differences().stream().map(String::valueOf).toList()));
        }
    }

    private static Answer answer(JobChange change) {
        return switch (change) {
            case JobChange.Done done -> new Done();
            case JobChange.NotNow notNow -> new Refused(List.of(new Answer.No(0, "not-now")));
            case JobChange.Unknown unknown -> new Refused(List.of(new Answer.No(0, "unknown")));
        };
    }

    private static Answer answer(Ending ending) {
        return switch (ending) {
            case Ending.Ended ended -> new Done();
            case Ending.Refused(var faults) -> Refused.of(faults);
        };
    }

    private static Answer answer(TransferChange change) {
        return switch (change) {
            case TransferChange.Done(var proposal) -> new Done(new Result.Ids(List.of(proposal.id())));
            case TransferChange.Refused(var faults) -> Refused.of(faults);
            case TransferChange.Unknown unknown -> new Refused(List.of(new Answer.No(0, "unknown")));
        };
    }

    private static String lines(List<? extends Item> items) {
        return items.stream()
                .map(String::valueOf)
                .collect(
                        Collectors.joining(items.size() > 1 ? "\n      " : "", items.size() > 1 ? "\n      " : "", ""));
    }

    private static String under(@Nullable String key) {
        return key == null ? "" : " under key " + key;
    }
}
