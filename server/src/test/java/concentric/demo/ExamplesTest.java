package concentric.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Signing;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Total;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Job;
import concentric.platform.Jobs;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.SettingUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files of {@code examples}: brought in one after another they are the worked example. */
@ApplicationTest
class ExamplesTest {

    private final Jobs jobs;
    private final Contracts contracts;
    private final Ledger ledger;
    private final Parties parties;
    private final Organisations organisations;
    private final Actor console;

    ExamplesTest(
            Jobs jobs,
            Contracts contracts,
            Ledger ledger,
            Parties parties,
            Organisations organisations,
            Accounts accounts) {
        this.jobs = jobs;
        this.contracts = contracts;
        this.ledger = ledger;
        this.parties = parties;
        this.organisations = organisations;
        this.console = accounts.console();
    }

    private void bringIn(String kind, String name, int things) {
        var file = Path.of("../examples", name);
        var id = ((Enqueuing.Enqueued) jobs.enqueue(kind, "", name, file, console))
                .job()
                .id();
        var job = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> jobs.find(id, console).orElseThrow(),
                        found -> !found.state().goesOn());
        assertThat(job.counts()).as(name).isEqualTo(new Job.Counts(things, things, things, 0, 0));
    }

    @Test
    void theyAreTheWorkedExample() throws IOException {
        assertThat(organisations.setUp("Ovens", "Europe/Berlin", "EUR", false, console))
                .isInstanceOf(SettingUp.SetUp.class);
        bringIn("unit.import", "units.csv", 6);
        bringIn("fund.import", "funds.csv", 1);
        bringIn("offer.import", "offers.csv", 1);
        var text = Files.readString(Path.of("../examples/contracts.txt"));
        var drafts = ((Drafting.Drafted) contracts.draft(text, console)).versions();
        assertThat(contracts.sign(drafts.stream().map(ContractVersion::id).toList(), console))
                .isInstanceOf(Signing.Signed.class);
        bringIn("payment.import", "payments.csv", 1);
        assertThat(net())
                .isEqualTo(Map.of(
                        "Cloud", 27L,
                        "Data centre partner", 13L,
                        "Platform fund", 50L,
                        "Oven", 545L,
                        "Recipes", 232L,
                        "Kitchen lab", 41L,
                        "Installers", 91L));
    }

    /** What each party keeps, in cents. */
    private Map<String, Long> net() {
        var totals = ledger.totals(Period.ALWAYS).stream()
                .filter(total -> total.account().party() != null)
                .toList();
        var codes = parties.codes(
                totals.stream().map(total -> total.account().party()).toList());
        return totals.stream()
                .collect(Collectors.toMap(
                        total ->
                                Objects.requireNonNull(codes.get(total.account().party())),
                        Total::net));
    }
}
