package concentric.simulation;

import concentric.simulation.Variant.Change;
import java.util.List;

/**
 * A bug that the simulation must find: what somebody could have written, put into a copy of the program.
 *
 * @param words what is wrong
 * @param seed of a world in which it is found
 * @param law words of the law that is broken there
 * @param changes of the sources
 * @param sql changes of the database
 */
record PlantedBug(String words, long seed, String law, List<Change> changes, List<String> sql) {

    static final List<PlantedBug> ALL = List.of(
            bug(
                    "what is left over goes to the later of two equal remainders",
                    1,
                    "balances are what was recorded",
                    change("engine.plan.LargestRemainder", "| (LAST_POSITION - position)", "| position"),
                    change(
                            "engine.plan.LargestRemainder",
                            "LAST_POSITION - (int) (rank & LAST_POSITION)",
                            "(int) (rank & LAST_POSITION)")),
            bug(
                    "the last row of a batch is not posted with it",
                    1,
                    "batch 1 counts what is settled",
                    change("ledger.Poster", "sequence.range(fromSeq, toSeq)", "sequence.range(fromSeq, toSeq - 1)")),
            new PlantedBug(
                    "the database takes an identity twice, so a call that is made again is booked again",
                    1,
                    "one booking per identity",
                    List.of(),
                    List.of("alter table payments.payment drop constraint payment_identity")),
            bug(
                    "a refund is shared by the newest contracts of its offer, not by those of its payment",
                    3,
                    "the refund bears the plan of its payment",
                    change(
                            "payments.RefundRecorder",
                            "new Judgement.New(payment, cascade(payment), refunded)",
                            "new Judgement.New(payment, cascade(payment).map(plans::newest), refunded)"),
                    change("contracts.Plans", "    private int keep(", """
                                public int newest(int id) {
                                    return jdbc.sql(\"""
                                                    select max(b.id) from contracts.cascade a
                                                    join contracts.cascade b on b.offer_id = a.offer_id where a.id = :id
                                                    \""").param("id", id).query(Integer.class).single();
                                }

                                private int keep(""")),
            bug(
                    "payments are settled by the contracts that were looked up before the turn of the writer",
                    3,
                    "the contracts in force share",
                    change("payments.Recorder", "if (settling.isOutOfDate()) {", "if (false) {")),
            bug(
                    "what is left of a payment is looked up before the turn of the writer",
                    5,
                    "nobody asked for Returned",
                    change("payments.RefundRecorder", """
                                    writerLock.take();
                                    var ground = new Ground(drafts);
                            """, """
                                    var ground = new Ground(drafts);
                                    writerLock.take();
                            """)),
            bug(
                    "a caller is told that all is well though the commit has failed",
                    6,
                    "nothing acknowledged is lost",
                    change("payments.WriterTurn", "return Objects.requireNonNull(transaction.execute(work));", """
                                var done = new java.util.ArrayList<T>();
                                try {
                                    transaction.executeWithoutResult(status ->
                                            done.add(Objects.requireNonNull(work.doInTransaction(status))));
                                } catch (RuntimeException e) {
                                    if (done.isEmpty()) throw e;
                                }
                                return done.getFirst();
                            """)),
            bug(
                    "what is settled late is settled in whole, also what was given back meanwhile",
                    7,
                    "what is left is settled later",
                    change(
                            "payments.LateSettling",
                            "left.getOrDefault(payment.seq(), payment.whole())",
                            "payment.whole()")),
            bug(
                    "entries bear the day in UTC, not in the organisation’s zone",
                    1,
                    "the entries of batch 1 are what its rows settle to",
                    change(
                            "ledger.Settlement",
                            "LocalDate.ofInstant(occurredAt, zone)",
                            "LocalDate.ofInstant(occurredAt, java.time.ZoneOffset.UTC)")),
            bug(
                    "figures are those of the last look, as long as nothing is posted",
                    1,
                    "balances are what was recorded",
                    change("ledger.SettledRanges", "tail.to(asked,", "tail.to(new Asked(seq, 0, asked.stamp()),")),
            bug(
                    "an import that goes on leaves out a row",
                    6,
                    "a row that is accepted is recorded",
                    change("platform.JobRunner", "i < done; i++", "i < done + Long.signum(done); i++")));

    private static PlantedBug bug(String words, long seed, String law, Change... changes) {
        return new PlantedBug(words, seed, law, List.of(changes), List.of());
    }

    private static Change change(String source, String was, String becomes) {
        return new Change("concentric." + source, was, becomes);
    }

    /** The program with this bug. */
    Subject subject() {
        return Subjects.with(changes, sql);
    }

    @Override
    public String toString() {
        return words;
    }
}
