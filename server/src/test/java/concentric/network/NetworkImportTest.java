package concentric.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Job;
import concentric.platform.JobRow;
import concentric.platform.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files of units, people and memberships: good lines are taken, each bad one is named with its reason. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class NetworkImportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Units units;
    private final Memberships memberships;
    private final People people;
    private final Jobs jobs;
    private String token = "";

    NetworkImportTest(@LocalServerPort int port, Units units, Memberships memberships, People people, Jobs jobs) {
        this.port = port;
        this.units = units;
        this.memberships = memberships;
        this.people = people;
        this.jobs = jobs;
    }

    @BeforeAll
    void anInstallation() {
        token = Browser.custodian(port).token("tests");
    }

    @Test
    void goodLinesAreTakenAndBadOnesNamed() {
        var job = run("units", """
                unit,name,kind,field,purpose
                fridge,Fridge,node,Kitchen,"Cold, always"
                9lives,Cat,node,,
                lamp,Lamp,ring,,
                too,few
                <svg onload=1>,X,node,,
                fridge,Another,node,,
                fridge,Fridge,node,Kitchen,"Cold, always"
                kühl/2,,partner,,
                """);
        assertThat(job.counts().accepted()).isEqualTo(2);
        assertThat(reasons(job))
                .containsExactly(
                        "3 unit malformed-code",
                        "4 kind unknown-unit-kind",
                        "5  wrong-field-count",
                        "6 unit malformed-code",
                        "7 unit exists-differently");
        assertThat(units.find("fridge").orElseThrow().purpose()).isEqualTo("Cold, always");
        assertThat(units.find("kühl/2").orElseThrow().name()).isEqualTo("kühl/2");
        assertThat(units.find("lamp")).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsRefusedAsAWhole() {
        var program = Browser.anonymous(port);
        var wrongHeader = program.upload("/api/imports/units", token, "unit,title,kind\na,b,node\n".getBytes(UTF_8));
        assertThat(wrongHeader.status()).isEqualTo(400);
        assertThat(wrongHeader.body()).contains("missing-column", "unknown-column");
        var latin1 = program.upload(
                "/api/imports/units", token, "unit,name,kind\nsüd,Süd,node\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin1.status()).isEqualTo(400);
        assertThat(latin1.body()).contains("not-utf-8");
        assertThat(program.upload("/api/imports/units", token, new byte[0]).status())
                .isEqualTo(400);
        assertThat(program.upload("/api/imports/planets", token, new byte[1]).status())
                .isEqualTo(404);
    }

    @Test
    void peopleAndUnitsShareTheirCodes() {
        run("units", "unit,name,kind\nshared,Shared,node\n");
        var job = run("people", """
                person,name,email
                shared,Somebody,
                dora,Dora,dora@acme.example
                emil,,
                fay,Fay,no address
                gus,%s,
                dora,Dora,dora@acme.example
                """.formatted("x".repeat(201)));
        assertThat(job.counts().accepted()).isEqualTo(1);
        assertThat(reasons(job))
                .containsExactly("2 person code-taken", "4 name missing", "5 email malformed-email", "6 name too-long");
        assertThat(people.find("dora").map(Person::email)).contains("dora@acme.example");
        assertThat(people.find("fay")).isEmpty();
    }

    @Test
    void membershipsNeedTheirUnitAndPersonAndDoNotOverlap() {
        run("units", "unit,name,kind\nhob,Hob,user-facing\n");
        run("people", "person,name\nhal,Hal\nida,Ida\n");
        var file = """
                unit,person,role,share,from,until
                hob,hal,spokesperson,40 %,2026-01-01,
                hob,hal,member,,2026-01-01,2026-06-01
                hob,hal,member,,2026-06-01,
                hob,hal,member,,2026-07-01,
                hob,ida,chief,,,
                hob,nobody,member,,,
                nowhere,ida,member,,,
                hob,ida,member,101,,
                hob,ida,member,0.00001,,
                hob,ida,member,,2026-02-30,
                hob,ida,member,,2026-02-02,2026-02-02
                """;
        var job = run("memberships", file);
        assertThat(job.counts().accepted()).isEqualTo(3);
        assertThat(reasons(job))
                .containsExactly(
                        "5 person membership-overlaps",
                        "6 role unknown-role",
                        "7 person unknown-person",
                        "8 unit unknown-unit",
                        "9 share malformed-share",
                        "10 share malformed-share",
                        "11 from malformed-date",
                        "12 until ends-before-it-begins");
        var again = run("memberships", file);
        assertThat(again.counts().accepted()).as("the same file again").isZero();
        assertThat(again.counts().rejected()).isEqualTo(job.counts().rejected());
        var hob = units.find("hob").orElseThrow();
        var hal = people.find("hal").orElseThrow();
        assertThat(memberships.of(hob.id()))
                .hasSize(2)
                .allMatch(membership -> membership.person().equals(hal.id()));
        assertThat(units.spokespersons(List.of(hob.id().value())))
                .containsExactly(Map.entry(hob.id().value(), List.of(hal.id())));
        assertThat(memberships.sizes(List.of(hob.id().value())))
                .containsExactly(Map.entry(hob.id().value(), 1));
    }

    @Test
    void onlyTheCustodianImports() {
        var custodian = Browser.signedIn(port, "ann");
        custodian.post("/people", "person", "joe", "name", "Joe");
        custodian.post("/people-accounts", "person", "joe", "login", "joe", "password", Browser.PASSWORD);
        var joe = Browser.signedIn(port, "joe");
        for (var what : List.of("units", "people", "memberships")) {
            assertThat(joe.post("/imports/" + what).status()).isBetween(400, 403);
        }
    }

    @Test
    void unitsAndPeoplePointAtEachOther() {
        run("units", "unit,name,kind\ngrill,Grill,user-facing\n");
        run("people", "person,name\nkim,Kim\n");
        run("memberships", "unit,person,role,from\ngrill,kim,member,2026-02-03\n");
        var custodian = Browser.signedIn(port, "ann");
        assertThat(custodian.get("/network/units/grill").body()).contains("/people/kim", "since 3 Feb 2026");
        assertThat(custodian.get("/people/kim").body()).contains("/network/units/grill", "since 3 Feb 2026");
    }

    private Job run(String what, String file) {
        var answer = Browser.anonymous(port).upload("/api/imports/" + what, token, file.getBytes(UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var path = answer.location();
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        var custodian = new Actor(0, "", true);
        var deadline = Instant.now().plus(PATIENCE);
        var job = jobs.find(id, custodian).orElseThrow();
        while (job.state().goesOn() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
            job = jobs.find(id, custodian).orElseThrow();
        }
        assertThat(job.state()).isEqualTo(Job.State.FINISHED);
        return job;
    }

    private List<String> reasons(Job job) {
        return jobs.leftOut(job, false, 0, 100).stream()
                .map(NetworkImportTest::reason)
                .toList();
    }

    private static String reason(JobRow row) {
        return row.line() + " " + row.fault().field() + " " + row.fault().code();
    }
}
