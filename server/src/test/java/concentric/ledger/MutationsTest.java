package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.Ovens;
import concentric.TablesOwner;
import concentric.closes.Closes;
import concentric.closes.Closing;
import concentric.contracts.Adding;
import concentric.contracts.Changing;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Drafts;
import concentric.contracts.Ending;
import concentric.contracts.Negotiating;
import concentric.contracts.Negotiations;
import concentric.contracts.Offers;
import concentric.measures.Defining;
import concentric.measures.Entering;
import concentric.measures.MeasureDraft;
import concentric.measures.Measures;
import concentric.measures.ReadingDraft;
import concentric.measures.Readings;
import concentric.network.Enrolling;
import concentric.network.Enrolments;
import concentric.network.MembershipDraft;
import concentric.network.UnitChange.Thing;
import concentric.network.UnitChangeDraft;
import concentric.network.UnitChangeDrafts;
import concentric.network.UnitChanging;
import concentric.network.Units;
import concentric.payments.Books;
import concentric.payments.HandoverMovements;
import concentric.payments.NewPayment;
import concentric.payments.NewPayment.Goods;
import concentric.payments.NewRefund;
import concentric.payments.NewUsage;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.RefundRecording;
import concentric.payments.Refunds;
import concentric.payments.Switching;
import concentric.payments.TransferChange;
import concentric.payments.Transfers;
import concentric.payments.Undoing;
import concentric.payments.UndoneImports;
import concentric.payments.UsageRecording;
import concentric.payments.Usages;
import concentric.payouts.BankAccount;
import concentric.payouts.BankAccounts;
import concentric.payouts.PayoutDraft;
import concentric.payouts.PayoutOutcome;
import concentric.payouts.Payouts;
import concentric.people.Accounts;
import concentric.people.Opening;
import concentric.people.People;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Jobs;
import concentric.platform.Renaming;
import concentric.platform.Term;
import concentric.platform.Vocabulary;
import concentric.platform.Word;
import concentric.platform.WriterLock;
import concentric.platform.web.Bundles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small organisation with everything in its ledger; somebody who owns the tables changes one thing, a thousand times, and
 * each time the full proof must see it. The same seed, the same changes.
 */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A thousand changes past the program")
class MutationsTest {

    private static final int MUTATIONS = 1000;
    private static final long SEED = 20261122;

    /** What can’t lie: the one row says only that something changed. */
    private static final String NO_EVIDENCE = "contracts.stamp";

    private final Ovens ovens;
    private final Offers offers;
    private final Contracts contracts;
    private final Drafts drafts;
    private final Negotiations negotiations;
    private final Enrolments enrolments;
    private final Books books;
    private final Payments payments;
    private final Refunds refunds;
    private final Usages usages;
    private final Transfers transfers;
    private final UndoneImports undoneImports;
    private final Jobs jobs;
    private final Vocabulary vocabulary;
    private final Bundles bundles;
    private final Measures measures;
    private final Readings readings;
    private final Closes closes;
    private final Units units;
    private final UnitChangeDrafts unitChangeDrafts;
    private final HandoverMovements handovers;
    private final WriterLock writerLock;
    private final TransactionTemplate transactions;
    private final People people;
    private final Accounts accounts;
    private final BankAccounts bankAccounts;
    private final Payouts payouts;
    private final Batches batches;
    private final Proofs proofs;
    private final TablesOwner owner;
    private final MovableClock clock;

    @TempDir
    static Path folder;

    private Actor custodian = new Actor(0, "", false);
    private int number;

    MutationsTest(
            Ovens ovens,
            Offers offers,
            Contracts contracts,
            Drafts drafts,
            Negotiations negotiations,
            Enrolments enrolments,
            Books books,
            Payments payments,
            Refunds refunds,
            Usages usages,
            Transfers transfers,
            UndoneImports undoneImports,
            Jobs jobs,
            Vocabulary vocabulary,
            Bundles bundles,
            Measures measures,
            Readings readings,
            Closes closes,
            Units units,
            UnitChangeDrafts unitChangeDrafts,
            HandoverMovements handovers,
            WriterLock writerLock,
            TransactionTemplate transactions,
            People people,
            Accounts accounts,
            BankAccounts bankAccounts,
            Payouts payouts,
            Batches batches,
            Proofs proofs,
            TablesOwner owner,
            MovableClock clock) {
        this.ovens = ovens;
        this.offers = offers;
        this.contracts = contracts;
        this.drafts = drafts;
        this.negotiations = negotiations;
        this.enrolments = enrolments;
        this.books = books;
        this.payments = payments;
        this.refunds = refunds;
        this.usages = usages;
        this.transfers = transfers;
        this.undoneImports = undoneImports;
        this.jobs = jobs;
        this.vocabulary = vocabulary;
        this.bundles = bundles;
        this.measures = measures;
        this.readings = readings;
        this.closes = closes;
        this.units = units;
        this.unitChangeDrafts = unitChangeDrafts;
        this.handovers = handovers;
        this.writerLock = writerLock;
        this.transactions = transactions;
        this.people = people;
        this.accounts = accounts;
        this.bankAccounts = bankAccounts;
        this.payouts = payouts;
        this.batches = batches;
        this.proofs = proofs;
        this.owner = owner;
        this.clock = clock;
    }

    @BeforeAll
    void everythingInALedger() throws IOException {
        custodian = ovens.foundAndSign();
        assertThat(books.beginInShadow(custodian)).isInstanceOf(Switching.Switched.class);
        assertThat(books.switchOn(custodian)).isInstanceOf(Switching.Switched.class);
        assertThat(offers.add("gift-card", "Oven", custodian)).isInstanceOf(Adding.Added.class);
        ovens.sign("""
                contract Hosting in EUR on usage of hosting by Cloud at 0.25
                  from 2026-01-01
                  pay "Kitchen lab" 10 % of gross
                """, custodian);
        doSome();
        signAndEnd();
        undoAnImport();
        aWordOfItsOwn();
        assertThat(batches.post(custodian)).isInstanceOf(Posting.Posted.class);
        doSome();
        assertThat(batches.post(custodian)).isInstanceOf(Posting.Posted.class);
        doSome();
        assertThat(batches.post(custodian)).isInstanceOf(Posting.Posted.class);
        closeAMonth();
        payOut();
        negotiate();
        split();
        clock.advance(Duration.ofSeconds(1));
        doSome();
        assertThat(proofs.verify(true).differences()).isEmpty();
        assertThat(proofs.verify(false).differences()).isEmpty();
    }

    /** Payments, some of them unsettled or with articles, refunds, usage, transfers. */
    private void doSome() {
        for (int i = 0; i < 12; i++) {
            pay(i % 4 == 3 ? "gift-card" : "oven-subscription", i % 3 == 0 ? 2 : 0);
            if (i % 3 == 0) refund(i % 2 == 0 ? "1.00" : "0.50", 1);
        }
        for (int i = 0; i < 4; i++) {
            var usage = new NewUsage("meter", "m" + ++number, "hosting", "Oven", "40", "2026-02-05");
            assertThat(usages.record(List.of(usage), null, custodian)).isInstanceOf(UsageRecording.Recorded.class);
        }
        sign(propose("Oven", "Recipes"));
        sign(propose("", "Platform fund"));
        propose("Recipes", "Oven");
        assertThat(transfers.withdraw(propose("Cloud", "Oven"), custodian)).isInstanceOf(TransferChange.Done.class);
    }

    private void pay(String offer, int articles) {
        var goods = new ArrayList<Goods>();
        for (int i = 0; i < articles; i++) goods.add(new Goods("article-" + i, 1 + i));
        var amount = BigDecimal.valueOf(500 + 7L * ++number, 2).toPlainString();
        var payment = new NewPayment(
                "shop",
                "p" + number,
                offer,
                "c" + number % 5,
                "home",
                amount,
                "EUR",
                "2",
                "2026-02-0" + (1 + number % 9),
                number % 5 == 0 ? "0.40" : "",
                goods);
        assertThat(payments.record(List.of(payment), null, custodian)).isInstanceOf(Recording.Recorded.class);
    }

    /** Gives a part of the last payment back. */
    private void refund(String amount, int article) {
        var refund = new NewRefund(
                "shop",
                "r" + number,
                "shop",
                "p" + number,
                amount,
                "EUR",
                "",
                "2026-02-20",
                "",
                List.of(new NewRefund.Returned(article, 1)));
        assertThat(refunds.record(List.of(refund), null, custodian)).isInstanceOf(RefundRecording.Recorded.class);
    }

    private long propose(String from, String to) {
        var proposed = transfers.propose(
                new Transfers.NewTransfer(from, to, "12.34", "EUR", "2026-02-06", "Agreed"), custodian);
        assertThat(proposed).isInstanceOf(TransferChange.Done.class);
        return ((TransferChange.Done) proposed).proposal().id();
    }

    private void sign(long proposal) {
        assertThat(transfers.sign(proposal, custodian)).isInstanceOf(TransferChange.Done.class);
    }

    /** A contract that comes late and ends, twice told when; a draft that is given up. */
    private void signAndEnd() {
        var gifts = """
                contract "Gift cards" in EUR on payments for gift-card
                  from 2026-02-01
                  until 2030-01-01
                  share rest: Oven 1, Recipes 1
                """;
        long signed = ovens.sign(gifts, custodian).getFirst();
        for (var day : List.of("2029-07-01", "2029-06-01")) {
            assertThat(contracts.end(signed, LocalDate.parse(day), custodian)).isInstanceOf(Ending.Ended.class);
        }
        var drafted = contracts.draft(gifts.replace("Recipes 1", "Recipes 2"), custodian);
        assertThat(drafted).isInstanceOf(Drafting.Drafted.class);
        var first = ((Drafting.Drafted) drafted).versions().getFirst();
        long draft = first.id();
        assertThat(drafts.change(draft, first.textHash(), gifts.replace("Recipes 1", "Recipes 3"), custodian))
                .isInstanceOf(Changing.Changed.class);
        assertThat(contracts.withdraw(draft, custodian)).isInstanceOf(Ending.Ended.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.jdbc()
                                .sql("select count(*) from payments.settling")
                                .query(Long.class)
                                .single()
                        >= 3);
    }

    private void undoAnImport() throws IOException {
        var file = Files.writeString(folder.resolve("payments.csv"), """
                source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax
                till,a,oven-subscription,c1,home,7.00,EUR,1,2026-02-03,0
                till,b,oven-subscription,c2,home,8.00,EUR,1,2026-02-03,0
                """);
        var enqueued = jobs.enqueue("payment.import", "", "payments.csv", file, custodian);
        assertThat(enqueued).isInstanceOf(Enqueuing.Enqueued.class);
        long job = ((Enqueuing.Enqueued) enqueued).job().id();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !jobs.find(job, custodian).orElseThrow().state().goesOn());
        assertThat(undoneImports.undo(job, "The wrong file", custodian)).isInstanceOf(Undoing.Undone.class);
    }

    /** By a contract that asks for a reading, with a part that stays with the payer. */
    private void closeAMonth() {
        var measure = new MeasureDraft("mutationScore", "", "units", "month", "higher", "To have one", "", "");
        assertThat(measures.define(measure, custodian)).isInstanceOf(Defining.Defined.class);
        assertThat(readings.enter(new ReadingDraft("mutationScore", "Oven", "2026-02", "4.5"), custodian))
                .isInstanceOf(Entering.Entered.class);
        assertThat(people.add("mutant", "Mutant", "", custodian)).isInstanceOf(concentric.people.Adding.Added.class);
        ovens.sign("""
                contract "What is left" in EUR on total of unit Oven
                  from 2026-01-01
                  bonus 10 % of total to Recipes 1, Oven 1, mutant 1 when mutationScore >= 4
                """, custodian);
        var february = YearMonth.of(2026, 2);
        assertThat(closes.close(february, closes.preview(february).fingerprint(), custodian))
                .isInstanceOf(Closing.Closed.class);
    }

    /** To a person who got something at the close. */
    private void payOut() {
        var account = new BankAccount.Draft("Mutant", "DE89370400440532013000", "");
        assertThat(bankAccounts.enterOwn(account, custodian)).isInstanceOf(concentric.payouts.Entering.Entered.class);
        var person = people.find("mutant").orElseThrow().id();
        var opened = accounts.open(person, "mutant", "a-password-of-mutants", custodian);
        assertThat(opened).isInstanceOf(Opening.Opened.class);
        long id = ((Opening.Opened) opened).account().id().value();
        var mutant = new Actor(id, "Mutant", false);
        assertThat(bankAccounts.enter("mutant", account, mutant))
                .isInstanceOf(concentric.payouts.Entering.Entered.class);
        var drawn = payouts.draw(new PayoutDraft("EUR", "", null), custodian);
        assertThat(drawn).isInstanceOf(PayoutOutcome.Done.class);
        assertThat(payouts.markPaid(((PayoutOutcome.Done) drawn).payout().id(), custodian))
                .isInstanceOf(PayoutOutcome.Done.class);
    }

    /** About what a member of a unit proposes. */
    private void negotiate() {
        var person = people.find("mutant").orElseThrow().id();
        var oven = units.find("Oven").orElseThrow().id();
        assertThat(enrolments.join(oven, person, new MembershipDraft("", "", ""), custodian))
                .isInstanceOf(Enrolling.Done.class);
        long id = accounts.of(person).orElseThrow().id().value();
        var proposed = contracts.draft("""
                contract "More gift cards" in EUR on payments for gift-card
                  from 2030-01-01
                  share rest: Oven 1, Recipes 4
                """, new Actor(id, "Mutant", false));
        assertThat(proposed).isInstanceOf(Drafting.Drafted.class);
        var draft = ((Drafting.Drafted) proposed).versions().getFirst();
        var seen = draft.textHash();
        assertThat(negotiations.comment(draft.id(), seen, 1, "Four?", custodian))
                .isInstanceOf(Negotiating.Said.class);
        assertThat(negotiations.accept(draft.id(), seen, null, custodian)).isInstanceOf(Negotiating.Said.class);
        var day = LocalDate.parse("2029-12-31");
        assertThat(negotiations.expire(draft.id(), day, custodian)).isInstanceOf(Negotiating.Said.class);
        assertThat(negotiations.attach(draft.id(), "Offer of a printer", "https://printer.example/", custodian))
                .isInstanceOf(Negotiating.Said.class);
        long quote = negotiations.of(draft).quotes().getFirst().id();
        assertThat(negotiations.detach(draft.id(), quote, custodian)).isInstanceOf(Negotiating.Said.class);
    }

    /** A new unit takes an offer, a fund and a contract over. */
    private void split() {
        var oven = units.find("Oven").orElseThrow().id();
        var choices = Map.of(
                new Thing("offer", "gift-card"), "Gifts",
                new Thing("fund", "Platform fund"), "Gifts",
                new Thing("contract", "What is left"), "Gifts");
        var drawn = unitChangeDrafts.drawUp(
                oven,
                new UnitChangeDraft("split", "2031-01-01", "Gifts are another craft", "Gifts", "", "", "", choices),
                custodian);
        assertThat(drawn).isInstanceOf(UnitChanging.Done.class);
        var change = ((UnitChanging.Done) drawn).change();
        assertThat(unitChangeDrafts.sign(change.id(), change.hash(), custodian)).isInstanceOf(UnitChanging.Done.class);
        var gifts = units.find("Gifts").orElseThrow().id();
        // As the close of the month before the day will, in some years.
        var part = new HandoverMovements.Draft(
                change.id().value(), oven.value(), gifts.value(), 100, Currency.getInstance("EUR"), change.day());
        transactions.executeWithoutResult(status -> {
            writerLock.take();
            handovers.record(List.of(part), new Act.Id(1));
        });
    }

    /** All tests share one program, so the word gets its first name back. */
    private void aWordOfItsOwn() {
        var english = bundles.grammar(Locale.ENGLISH);
        var pot = new Word("a", Map.of(Word.Form.ONE, "pot", Word.Form.MANY, "pots"));
        assertThat(vocabulary.rename(english, Term.FUND, pot, custodian)).isEqualTo(new Renaming.Renamed());
        assertThat(vocabulary.restore(english, Term.FUND, custodian)).isEqualTo(new Renaming.Renamed());
    }

    @Test
    @DisplayName("are all found by the full proof")
    void allAreFound() {
        var tables = owner.jdbc().sql("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname in ('payments', 'ledger', 'contracts') and tablename <> 'planted'
                        union all values ('platform.organisation'), ('platform.party'), ('platform.imprint'), ('platform.word'),
                            ('closes.close'), ('closes.closed_version'), ('closes.known_measure'),
                            ('payouts.bank_account'), ('payouts.payout'), ('payouts.line'), ('payouts.ending')
                        order by 1
                        """).query(String.class).list().stream()
                .filter(table -> !table.equals(NO_EVIDENCE))
                .toList();
        var escaped = new ArrayList<String>();
        var onlyByCheckpoint = new ArrayList<String>();
        var made = new TreeMap<String, Integer>();
        var found = new TreeMap<Difference.Kind, Integer>();
        owner.inside(connection -> {
            var random = new SplittableRandom(SEED);
            var kinds = List.of(Mutator.Kind.values());
            var mutator = new Mutator(connection, random);
            int count = 0;
            while (count < MUTATIONS) {
                var before = connection.setSavepoint();
                var table = tables.get(random.nextInt(tables.size()));
                var kind = kinds.get(random.nextInt(kinds.size()));
                var mutation = mutator.mutate(table, kind);
                if (mutation.isPresent()) {
                    count++;
                    made.merge(table, 1, Integer::sum);
                    var differences = differences(connection);
                    if (differences.isEmpty()) escaped.add(mutation.get());
                    if (differences.stream().allMatch(each -> each.kind() == Difference.Kind.CHECKPOINT)) {
                        onlyByCheckpoint.add(mutation.get());
                    }
                    differences.stream()
                            .map(Difference::kind)
                            .distinct()
                            .forEach(each -> found.merge(each, 1, Integer::sum));
                }
                connection.rollback(before);
            }
        });

        assertThat(made.keySet()).as("every table was changed").containsExactlyInAnyOrderElementsOf(tables);
        assertThat(escaped)
                .as("not found, of %d; found as %s", MUTATIONS, found)
                .isEmpty();
        assertThat(onlyByCheckpoint).as("found by nothing but a checkpoint").isEmpty();
        assertThat(proofs.verify(true).differences())
                .as("nothing of it is left")
                .isEmpty();
    }

    private List<Difference> differences(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return proofs.verify(true).differences();
        } finally {
            connection.rollback(before);
        }
    }
}
