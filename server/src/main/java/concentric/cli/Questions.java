package concentric.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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
    Ending totals(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String currency, boolean live) {
        var query = new LinkedHashMap<String, String>();
        if (from != null) query.put("from", from.toString());
        if (to != null) query.put("to", to.toString());
        if (currency != null) query.put("currency", currency);
        if (live) query.put("live", "true");
        return answered(() -> {
            program.api().csv("/api/ledger/totals", query).lines().forEach(terminal::print);
            return Ending.FINE;
        });
    }

    /** Prints where one payment went. */
    Ending explain(String source, String id) {
        return answered(() -> {
            var found = program.api().get("/api/payments/find", Map.of("source", source, "externalId", id));
            var payment = found.path("payment");
            terminal.print("%s %s for %s, quantity %s, on %s"
                    .formatted(
                            source + " " + id + ":",
                            money(payment.path("amount")),
                            payment.path("offer").asString(),
                            payment.path("quantity").asString(),
                            payment.path("occurredAt").asString()));
            if (payment.path("settled").asBoolean()) {
                found.path("explanation").forEach(this::posting);
            } else {
                terminal.print("  not settled: " + payment.path("unsettled").asString());
            }
            return Ending.FINE;
        });
    }

    private void posting(JsonNode posting) {
        var contract = posting.path("contract").asString("");
        var clause = contract.isEmpty()
                ? ""
                : contract + ", clause " + posting.path("clause").asString() + ": ";
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
    Ending verify(boolean full) {
        return answered(() -> {
            terminal.progress("Proving…");
            var proof = program.api().post("/api/ledger/proof", Map.of("full", String.valueOf(full)));
            terminal.print("%,d payments in %,d batches settled again%s; %,d more are not posted yet"
                    .formatted(
                            proof.path("payments").asLong(),
                            proof.path("batches").asLong(),
                            full ? ", every single one" : " by the tally",
                            proof.path("unposted").asLong()));
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
        terminal.print("  %s: %s%s".formatted(where, difference.path("kind").asString(), amounts));
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
