package concentric.demo;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Signing;
import concentric.ledger.Batches;
import concentric.ledger.Posting;
import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Opening;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Enqueuing;
import concentric.platform.Job;
import concentric.platform.Job.State;
import concentric.platform.JobChange;
import concentric.platform.Jobs;
import concentric.platform.JournalFilter;
import concentric.platform.Organisations;
import concentric.platform.SettingUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of the demonstration. */
@Service
public class Demo {

    /** What a visitor signs in with. */
    public static final String LOGIN = "demo";

    /** No secret: whoever may open the demonstration may know it. */
    public static final String PASSWORD = "afternoon tea";

    private static final String CUSTODIAN = "Robin Ashdown";
    private static final String ORGANISATION = "The Cake Stand Company";
    private static final String ZONE = "Europe/London";
    private static final String CURRENCY = "GBP";

    /** A contract that is among the shipped ones: all are signed together, so it stands for all. */
    private static final String ONE_OF_THE_CONTRACTS = "Carriage";

    /** The contract of which there is a draft beside the version in force. */
    private static final String UNDER_NEGOTIATION = "France shop";

    /** How many jobs of a kind are looked through for the demonstration's own. */
    private static final int JOBS = 1_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Organisations organisations;
    private final Accounts accounts;
    private final Acts acts;
    private final Jobs jobs;
    private final Contracts contracts;
    private final AfternoonTea afternoonTea;
    private final Cancellations cancellations;
    private final InventedReadings inventedReadings;
    private final ClosedYear closedYear;
    private final InventedCosts costs;
    private final Batches batches;
    private final TransactionTemplate transaction;

    Demo(
            Organisations organisations,
            Accounts accounts,
            Acts acts,
            Jobs jobs,
            Contracts contracts,
            AfternoonTea afternoonTea,
            Cancellations cancellations,
            InventedReadings inventedReadings,
            ClosedYear closedYear,
            InventedCosts costs,
            Batches batches,
            TransactionTemplate transaction) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.acts = acts;
        this.jobs = jobs;
        this.contracts = contracts;
        this.afternoonTea = afternoonTea;
        this.cancellations = cancellations;
        this.inventedReadings = inventedReadings;
        this.closedYear = closedYear;
        this.costs = costs;
        this.batches = batches;
        this.transaction = transaction;
    }

    /**
     * Builds the demonstration, or what is missing of it; returns when the payments are recorded and settled. Each step
     * looks whether it is done already, so a run that was interrupted, even by force, is completed by the next.
     *
     * @param progress told again and again how far the imports are
     */
    public Building build(Consumer<Progress> progress) {
        var custodian = transaction.execute(status -> begin());
        if (custodian.isEmpty()) return new Building.Occupied();
        return build(custodian.get(), progress);
    }

    /** The custodian of the demonstration; nothing if the installation belongs to somebody else. */
    private Optional<Actor> begin() {
        var organisation = organisations.find();
        if (organisation.isPresent()) {
            return organisation.get().demo() ? Optional.of(whoSetItUp()) : Optional.empty();
        }
        return switch (accounts.openFirst(CUSTODIAN, LOGIN, PASSWORD)) {
            case Opening.Refused refused -> Optional.empty();
            case Opening.Opened(var account) ->
                switch (organisations.setUp(ORGANISATION, ZONE, CURRENCY, true, account.actor())) {
                    case SettingUp.SetUp setUp -> Optional.of(account.actor());
                    case SettingUp.Refused(var faults) -> throw new IllegalStateException("not set up: " + faults);
                };
        };
    }

    private Actor whoSetItUp() {
        var filter = new JournalFilter("organisation", "");
        var setUp =
                acts.journal(filter, Math.toIntExact(acts.count(filter) - 1), 1).getFirst();
        return accounts.find(new Account.Id(setUp.account())).orElseThrow().actor();
    }

    private Building build(Actor custodian, Consumer<Progress> progress) {
        var units = DemoFile.shipped("units.csv");
        var people = InventedPeople.of(units);
        var network = List.of(
                new Import("unit.import", units, ""),
                new Import("person.import", people.people(), ""),
                new Import("membership.import", people.memberships(), ""),
                new Import("offer.import", DemoFile.shipped("offers.csv"), ""),
                new Import("fund.import", DemoFile.shipped("funds.csv"), ""),
                new Import("cost.import", InventedCosts.costs(), ""),
                new Import("pay.import", InventedCosts.pay(people.memberships()), ""));
        for (var part : network) {
            var job = carryOut(part, custodian, progress);
            if (job.state() != State.FINISHED) return new Building.Stopped(job);
            if (job.counts().rejected() > 0)
                throw new IllegalStateException(part.file().name() + ": " + job.counts());
        }
        transaction.executeWithoutResult(status -> cancellations.define(custodian));
        // Contracts ask for them when a month is over.
        transaction.executeWithoutResult(status -> inventedReadings.define(custodian));
        // Contracts pay its unit.
        transaction.executeWithoutResult(status -> afternoonTea.gather(custodian));
        transaction.executeWithoutResult(status -> sign(custodian));
        transaction.executeWithoutResult(status -> costs.rent(custodian));
        var layout = DemoFile.shipped("layout.json");
        var invoices = DemoFile.compressed("online_retail_nonuk.csv");
        var readings = Cancellations.readings(invoices, layout, units);
        for (var file : List.of(readings, InventedReadings.readings())) {
            var read = carryOut(new Import("reading.import", file, ""), custodian, progress);
            if (read.state() != State.FINISHED) return new Building.Stopped(read);
        }
        var payments = carryOut(new Import("payment.import-invoices", invoices, layout.text()), custodian, progress);
        if (payments.state() != State.FINISHED) return new Building.Stopped(payments);
        if (batches.post(custodian) instanceof Posting.Refused(var faults)) {
            throw new IllegalStateException("not posted: " + faults);
        }
        closedYear.close(custodian);
        transaction.executeWithoutResult(status -> negotiate(custodian));
        return new Building.Built(payments.counts());
    }

    /** A file and how it is imported. */
    private record Import(String kind, DemoFile file, String options) {}

    /** Asks for an import unless that was done before, and waits until it ends. */
    private Job carryOut(Import part, Actor custodian, Consumer<Progress> progress) {
        var job = jobs.list(List.of(part.kind()), custodian, 0, JOBS).stream()
                .filter(earlier -> earlier.file().equals(part.file().name()))
                .reduce((later, earlier) -> earlier)
                .map(earlier -> goOn(earlier, custodian))
                .orElseGet(() -> enqueue(part, custodian));
        while (job.state().goesOn()) {
            progress.accept(
                    new Progress(job.file(), job.counts().done(), job.counts().total()));
            pause();
            job = jobs.find(job.id(), custodian).orElseThrow();
        }
        progress.accept(
                new Progress(job.file(), job.counts().done(), job.counts().total()));
        return job;
    }

    private Job goOn(Job job, Actor custodian) {
        return switch (jobs.resume(job.id(), custodian)) {
            case JobChange.Done(var resumed) -> resumed;
            case JobChange.NotNow(var asItIs) -> asItIs;
            case JobChange.Unknown() -> throw new IllegalStateException("job " + job.id() + " is gone");
        };
    }

    private Job enqueue(Import part, Actor custodian) {
        var name = part.file().name();
        return part.file().onDisk(path -> switch (jobs.enqueue(part.kind(), part.options(), name, path, custodian)) {
            case Enqueuing.Enqueued(var job) -> job;
            case Enqueuing.Refused(var faults) -> throw new IllegalStateException(name + ": " + faults);
        });
    }

    /** Drafts and signs all contracts in one transaction, so that there are all of them or none. */
    private void sign(Actor custodian) {
        if (!contracts.versionsOf(ONE_OF_THE_CONTRACTS).isEmpty()) return;
        var drafts = drafted("contracts.txt", custodian);
        var signing = contracts.sign(drafts.stream().map(ContractVersion::id).toList(), custodian);
        if (!(signing instanceof Signing.Signed)) throw new IllegalStateException("contracts.txt: " + signing);
    }

    /** A next version of one of them, under way: nobody has signed it. */
    private void negotiate(Actor custodian) {
        if (contracts.versionsOf(UNDER_NEGOTIATION).size() == 1) drafted("negotiation.txt", custodian);
    }

    private List<ContractVersion> drafted(String name, Actor custodian) {
        return switch (contracts.draft(DemoFile.shipped(name).text(), custodian)) {
            case Drafting.Drafted(var versions) -> versions;
            case Drafting.Refused(var faults) -> throw new IllegalStateException(name + ": " + faults);
        };
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demonstration was being built", e);
        }
    }
}
