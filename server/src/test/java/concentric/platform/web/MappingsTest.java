package concentric.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A file of somebody else")
class MappingsTest {

    private static final Pattern FIGURES = Pattern.compile("<div><dt>[^<]*</dt><dd>([^<]*)</dd></div>");

    private final int port;
    private OvenShop shop;
    private Browser custodian;

    MappingsTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void anInstallation() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
    }

    /** Brings a file, and answers with the address of the page where it is looked at. */
    private String bring(String what, String name, byte[] file) {
        var answer = custodian.postFile("/imports/" + what, name, file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.location()).contains("/files/");
        return answer.location();
    }

    /** New, there already, there otherwise, not possible, left out. */
    private List<String> trial(String page) {
        return FIGURES.matcher(custodian.get(page).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String imported(String page, String... form) {
        var fields = new String[form.length + 2];
        System.arraycopy(form, 0, fields, 0, form.length);
        fields[form.length] = "start";
        fields[form.length + 1] = "1";
        var started = custodian.post(page, fields);
        assertThat(started.status()).as(started.body()).isEqualTo(303);
        return ended(started.location());
    }

    private String ended(String job) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.get("/api" + job).body(), answer -> answer.contains("\"state\":\"finished\""));
    }

    @Test
    @DisplayName("with semicolons, in Latin-1 and with German words is understood by the names of its columns")
    void semicolons() {
        var page = bring(
                "units",
                "Einheiten.csv",
                "Kürzel;Bezeichnung;Art;Zweck\nkuechen;Küchen;User-Facing;Kochen\nsanitaer;Sanitär;node;\n"
                        .getBytes(ISO_8859_1));
        assertThat(trial(page)).containsExactly("2", "0", "0", "0", "0");
        assertThat(custodian.get(page).body()).contains("<td class=\"soft\">Küchen</td>", "Latin-1");
        var form = new String[] {
            "column.unit", ":Kürzel", "column.name", ":Bezeichnung", "column.kind", ":Art", "column.purpose", ":Zweck",
            "said.kind", "User-Facing", "word.kind", ":user-facing", "decimal", ".", "dates", "ISO"
        };
        assertThat(imported(page, form)).contains("\"accepted\":2,\"rejected\":0");
        assertThat(custodian.get("/network/units/kuechen").body()).contains("Küchen");
        assertThat(custodian.get(page).status())
                .as("the file is with its job now")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("in UTF-16 with tabs is understood too")
    void utf16() {
        var page = bring(
                "people", "p.txt", "person\tname\tmail\nutf-a\tÄnne\t\nutf-b\tBo\tbo@x.example\n".getBytes(UTF_16));
        assertThat(trial(page)).containsExactly("2", "0", "0", "0", "0");
        assertThat(custodian.get(page).body()).contains("UTF-16BE", "Änne");
    }

    @Test
    @DisplayName("as a workbook: numbers, days and formulas are what the spreadsheet showed")
    void workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "tests", null)) {
            var sheet = workbook.newWorksheet("Payments");
            var head = List.of("source", "number", "offer", "total", "currency", "date");
            for (int i = 0; i < head.size(); i++) sheet.value(0, i, head.get(i));
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, "sheet");
                sheet.value(row, 1, row);
                sheet.value(row, 2, "oven-subscription");
                sheet.value(row, 3, 9.99);
                sheet.value(row, 4, "EUR");
                sheet.value(row, 5, LocalDate.of(2026, 3, row));
                sheet.style(row, 5).format("yyyy-mm-dd").set();
            }
        }
        var page = bring("payments", "p.xlsx", bytes.toByteArray());
        assertThat(trial(page)).containsExactly("2", "0", "0", "0", "0");
        assertThat(custodian.get(page).body())
                .contains("<td class=\"soft\">9.99</td>", "<td class=\"soft\">2026-03-02</td>");
    }

    @Test
    @DisplayName("of our own starts at once, unless somebody wants to look first")
    void ours() {
        var file = "offer,unit\nmapping-own,Oven\n".getBytes(UTF_8);
        assertThat(custodian.postFile("/imports/offers", "o.csv", file).location())
                .startsWith("/jobs/");
        assertThat(custodian
                        .postFile("/imports/offers", "o.csv", file, "look", "1")
                        .location())
                .startsWith("/imports/offers/files/");
    }

    @Test
    @DisplayName("is tried behind its first piece too, so that what is wrong at its end is known before")
    void longFile() {
        var file = new StringBuilder("person,name\n");
        for (int i = 0; i < 10_004; i++) file.append("long-").append(i).append(",Name\n");
        file.append("long-0,Another name\n");
        var page = custodian
                .postFile("/imports/people", "long.csv", file.toString().getBytes(UTF_8), "look", "1")
                .location();
        assertThat(trial(page)).containsExactly("10,004", "0", "1", "0", "0");
        assertThat(custodian.get(page).body()).contains("All 10,005 rows were tried", "<th scope=\"row\"", "10,006");
        custodian.post(page + "/forget");
    }

    @Test
    @DisplayName("waits on the page of imports, for whoever brought it, to go on with it or to throw it away")
    void waits() {
        var file = "offer,unit\nmapping-waits,Oven\n".getBytes(UTF_8);
        var page = custodian
                .postFile("/imports/offers", "waiting.csv", file, "look", "1")
                .location();
        assertThat(custodian.get("/imports/units").body())
                .contains("Files that wait", "<a href=\"" + page + "\">waiting.csv</a>", "Throw away waiting.csv");
        assertThat(shop.member.get("/imports/units").body()).doesNotContain("waiting.csv");

        assertThat(custodian.post(page + "/forget").status()).isEqualTo(303);
        assertThat(custodian.get("/imports/units").body()).doesNotContain("waiting.csv");
        assertThat(custodian.get(page).status()).isEqualTo(404);
    }
}
