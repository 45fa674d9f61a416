package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real files of a real organisation, Kubernetes: nothing in them is called as we call it. */
@ApplicationTest
@DisplayName("The organisation of Kubernetes")
class WholeOrganisationTest {

    private final int port;
    private final JdbcClient jdbc;

    WholeOrganisationTest(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.jdbc = jdbc;
    }

    @Test
    @DisplayName(
            "comes in by three files, its kinds and roles mapped on the page: 272 units, 321 memberships, 310 pairs")
    void comesIn() throws IOException {
        var custodian = Browser.custodian(port);
        var token = custodian.token("tests");

        var units = bring(custodian, "units", "org_units.csv");
        assertThat(custodian.get(units).body()).contains("What kind says", ">subproject</th>", ">wg</th>");
        imported(
                custodian,
                token,
                units,
                form(
                        "column.unit",
                        ":unit_id",
                        "column.name",
                        ":name",
                        "column.kind",
                        ":kind",
                        "column.field",
                        ":parent_id",
                        "column.purpose",
                        ":mission",
                        "codes",
                        "make",
                        "said.kind",
                        "subproject",
                        "word.kind",
                        ":node",
                        "said.kind",
                        "sig",
                        "word.kind",
                        ":user-facing",
                        "said.kind",
                        "wg",
                        "word.kind",
                        ":node",
                        "said.kind",
                        "committee",
                        "word.kind",
                        ":leadership",
                        "said.kind",
                        "root",
                        "word.kind",
                        ":leadership"));

        var people = bring(custodian, "people", "org_people.csv");
        imported(custodian, token, people, form("column.person", ":person_id", "column.name", ":person_id"));

        var memberships = bring(custodian, "memberships", "org_memberships.csv");
        imported(
                custodian,
                token,
                memberships,
                form(
                        "column.unit",
                        ":unit_id",
                        "column.person",
                        ":person_id",
                        "column.role",
                        ":role",
                        "codes",
                        "make",
                        "said.role",
                        "chairs",
                        "word.role",
                        ":spokesperson",
                        "said.role",
                        "tech_leads",
                        "word.role",
                        ":member",
                        "said.role",
                        "emeritus_leads",
                        "word.role",
                        ":member",
                        "said.role",
                        "subproject_lead",
                        "word.role",
                        ":member"));

        assertThat(count("network.unit")).isEqualTo(272);
        assertThat(count("network.membership")).isEqualTo(321);
        assertThat(jdbc.sql("select count(distinct (unit_id, person_id)) from network.membership")
                        .query(Long.class)
                        .single())
                .isEqualTo(310);
        assertThat(custodian.get("/network/units/sig-etcd/discovery-etcd-io").status())
                .as("a dot can’t stand in a code")
                .isEqualTo(200);

        var again = bring(custodian, "memberships", "org_memberships.csv");
        assertThat(custodian.get(again).body())
                .as("how it was understood is remembered")
                .contains("<option value=\":spokesperson\" selected>spokesperson</option>")
                .contains("<dt>There already</dt><dd>321</dd>");
    }

    private static String[] form(String... fields) {
        return fields;
    }

    private static String bring(Browser custodian, String what, String file) throws IOException {
        try (var in = Objects.requireNonNull(
                WholeOrganisationTest.class.getResourceAsStream("/fixtures/kubernetes/" + file))) {
            return custodian
                    .postFile("/imports/" + what, file, in.readAllBytes())
                    .location();
        }
    }

    /** All rows are taken, as the page said before. */
    private static void imported(Browser custodian, String token, String page, String... form) {
        assertThat(custodian.post(page, form).status()).isEqualTo(303);
        assertThat(custodian.get(page).body())
                .contains("<dt>Not possible</dt><dd>0</dd>", "<dt>There, but otherwise</dt><dd>0</dd>");
        var fields = new ArrayList<>(List.of(form));
        fields.addAll(List.of("start", "1"));
        var job = "/api" + custodian.post(page, fields.toArray(String[]::new)).location();
        var ended = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> custodian.api("GET", job, token, "").body(),
                        body -> body.contains("\"state\":\"finished\""));
        assertThat(ended).contains("\"rejected\":0,\"setAside\":0");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
