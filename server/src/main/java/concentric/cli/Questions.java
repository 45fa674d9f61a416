package concentric.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be asked of the ledger. */
final class Questions {

    private final Terminal terminal;
    private final Asked program;

    Questions(Terminal terminal, Asked program) {
        this.terminal = terminal;
        this.program = program;
    }

    /** Prints what each party received and paid. */
    Ending totals(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String asof,
            @Nullable String currency,
            boolean live) {
        var query = new LinkedHashMap<String, String>();
        if (from != null) query.put("from", from.toString());
        if (to != null) query.put("to", to.toString());
        if (asof != null) query.put("asof", asof);
        if (currency != null) query.put("currency", currency);
        if (live) query.put("live", "true");
        return answered(() -> {
            program.api().csv("/api/ledger/totals", query).lines().forEach(terminal::print);
            return Ending.FINE;
        });
    }

    /** Prints where a payment, refund or usage went; all of them, where several bear the name. */
    Ending explain(String source, String id) {
        return answered(() -> {
            var identity = Map.of("source", source, "externalId", id);
            var payment = found("/api/payments/find", identity);
            var refund = found("/api/refunds/find", identity);
            var usage = found("/api/usage/find", identity);
            payment.ifPresent(this::payment);
            refund.ifPresent(this::refund);
            usage.ifPresent(this::usage);
            if (payment.isPresent() || refund.isPresent() || usage.isPresent()) return Ending.FINE;
            terminal.tell("There is no payment, refund or usage %s %s.".formatted(source, id));
            return Ending.DIFFERS;
        });
    }

    private Optional<JsonNode> found(String path, Map<String, String> identity) {
        try {
            return Optional.of(program.api().get(path, identity));
        } catch (Refusal refusal) {
            if (refusal.isNotFound()) return Optional.empty();
            throw refusal;
        }
    }

    private void payment(JsonNode found) {
        var payment = found.path("payment");
        terminal.print("%s: %s for %s, quantity %s, on %s"
                .formatted(
                        name(payment),
                        money(payment.path("amount")),
                        payment.path("offer").asString(),
                        payment.path("quantity").asString(),
                        payment.path("occurredAt").asString()));
        postings(payment, found);
        givenBack(payment);
        if (!payment.path("refunds").isEmpty()) {
            var left = payment.path("left");
            terminal.print("  left: %s, quantity %s"
                    .formatted(money(left.path("amount")), left.path("quantity").asString()));
        }
    }

    private void refund(JsonNode found) {
        var refund = found.path("refund");
        terminal.print("%s: %s given back of number %d, quantity %s, on %s"
                .formatted(
                        name(refund),
                        money(refund.path("amount")),
                        refund.path("of").asLong(),
                        refund.path("quantity").asString(),
                        refund.path("occurredAt").asString()));
        if (!refund.path("settled").asBoolean()) terminal.print("  nothing posted: what it gives back was not settled");
        found.path("explanation").forEach(this::posting);
        var left = refund.path("left");
        terminal.print("  left: %s, quantity %s"
                .formatted(money(left.path("amount")), left.path("quantity").asString()));
    }

    private void usage(JsonNode found) {
        var usage = found.path("usage");
        terminal.print("%s: %s of %s by %s, on %s"
                .formatted(
                        name(usage),
                        usage.path("quantity").asString(),
                        usage.path("service").asString(),
                        usage.path("consumer").asString(),
                        usage.path("occurredAt").asString()));
        if (usage.path("settled").asBoolean()) {
            terminal.print("  costs %s: %s"
                    .formatted(
                            money(usage.path("amount")),
                            breakable(found.path("price").asString())));
        }
        postings(usage, found);
        givenBack(usage);
    }

    private static String name(JsonNode recorded) {
        return recorded.path("source").asString() + " "
                + recorded.path("externalId").asString();
    }

    private void postings(JsonNode recorded, JsonNode found) {
        if (!recorded.path("settled").asBoolean()) {
            terminal.print("  not settled: " + recorded.path("unsettled").asString());
            return;
        }
        var later = recorded.path("settledLater");
        if (!later.isMissingNode()) {
            terminal.print("  settled later, on %s, as number %d"
                    .formatted(
                            later.path("recordedAt").asString(),
                            later.path("seq").asLong()));
        }
        found.path("explanation").forEach(this::posting);
    }

    private void givenBack(JsonNode recorded) {
        for (var refund : recorded.path("refunds")) {
            terminal.print("  given back: %s, quantity %s, as %s, on %s"
                    .formatted(
                            money(refund.path("amount")),
                            refund.path("quantity").asString(),
                            name(refund),
                            refund.path("occurredAt").asString()));
        }
    }

    private void posting(JsonNode posting) {
        var contract = posting.path("contract").asString("");
        long number = posting.path("clause").asLong();
        var clause = contract.isEmpty() ? "" : contract + (number == 0 ? ", rest: " : ", clause " + number + ": ");
        terminal.print("  %s → %s: %s. %s%s"
                .formatted(
                        posting.path("from").asString(),
                        posting.path("to").asString(),
                        money(posting.path("amount")),
                        clause,
                        breakable(posting.path("sentence").asString())));
    }

    /** Pages keep “5 %” on one line; whoever searches what a terminal shows types a plain space. */
    private static String breakable(String sentence) {
        return sentence.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private static String money(JsonNode money) {
        return money.path("amount").asString() + " " + money.path("currency").asString();
    }

    /** Lets the ledger prove itself. */
    Ending verify(boolean full, @Nullable Path checkpoint) {
        var outside = checkpoint == null ? "" : text(checkpoint);
        return answered(() -> {
            terminal.progress("Proving…");
            var proof = program.api().postText("/api/ledger/proof", Map.of("full", String.valueOf(full)), outside);
            terminal.print("%,d payments in %,d batches settled again%s; %,d more are not posted yet"
                    .formatted(
                            proof.path("payments").asLong(),
                            proof.path("batches").asLong(),
                            full ? ", every single one" : " by the tally",
                            proof.path("unposted").asLong()));
            terminal.print("%,d signed checkpoints looked for in it"
                    .formatted(proof.path("checkpoints").asLong()));
            proof.path("differences").forEach(this::difference);
            boolean holds = proof.path("holds").asBoolean();
            terminal.print(holds ? "Everything agrees." : "The ledger does not agree with the contracts.");
            return holds ? Ending.FINE : Ending.DIFFERS;
        });
    }

    /** The batch is 0 for the tally and for what is not posted; there are amounts where it is about an account. */
    private void difference(JsonNode difference) {
        long batch = difference.path("batch").asLong();
        var where = batch == 0 ? "no batch" : "batch " + batch;
        var account = difference.path("account").asString("");
        var amounts = account.isEmpty()
                ? ""
                : ", account %s: posted %s, but it is %s %s"
                        .formatted(
                                account,
                                difference.path("posted").asString(""),
                                difference.path("proven").asString(""),
                                difference.path("currency").asString(""));
        terminal.print("  %s: %s: %s%s"
                .formatted(
                        where,
                        difference.path("kind").asString(),
                        difference.path("said").asString(),
                        amounts));
    }

    private static String text(Path checkpoint) {
        try {
            return Files.readString(checkpoint);
        } catch (IOException e) {
            throw new Failure(Ending.WRONG_USAGE, "The checkpoint file %s can’t be read.".formatted(checkpoint), e);
        }
    }

    /** Prints a signed checkpoint of now. */
    Ending checkpoint() {
        return answered(() -> {
            terminal.print(program.api().get("/api/ledger/checkpoint", Map.of()).toString());
            return Ending.FINE;
        });
    }

    private Ending answered(Supplier<Ending> question) {
        try {
            return question.get();
        } catch (Refusal refusal) {
            refusal.tell(terminal, "");
            return refusal.ending();
        }
    }
}
