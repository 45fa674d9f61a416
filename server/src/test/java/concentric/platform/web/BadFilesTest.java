package concentric.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A bad file")
class BadFilesTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";

    private final int port;
    private OvenShop shop;
    private Browser custodian;

    BadFilesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void anInstallation() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
    }

    private Browser.Answer mapped(String what, String name, byte[] file, String mapping) {
        return custodian.upload("/api/imports/" + what, shop.token, name, file, "mapping", mapping);
    }

    private String ended(Browser.Answer started) {
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body(), job -> job.contains("\"state\":\"finished\""));
    }

    private String rejected(Browser.Answer started) {
        ended(started);
        return shop.get(started.location() + "/rejected.csv").body();
    }

    /** A workbook with one part exchanged for another. */
    private static byte[] workbook(Path folder, String part, byte[] head, byte[] repeated, int times)
            throws IOException {
        var plain = new ByteArrayOutputStream();
        try (var workbook = new Workbook(plain, "tests", null)) {
            var sheet = workbook.newWorksheet("One");
            sheet.value(0, 0, "unit");
            sheet.value(1, 0, "a");
        }
        var file = Files.write(folder.resolve("plain.xlsx"), plain.toByteArray());
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipFile(file.toFile());
                var out = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    out.write(head);
                    for (int i = 0; i < times; i++) out.write(repeated);
                } else {
                    in.getInputStream(entry).transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({SHEET + ", 600", STRINGS + ", 80"})
    @DisplayName("that unpacks to hundreds of megabytes is refused before anything is made of it")
    void bomb(String part, int megabytes, @TempDir Path folder) throws IOException {
        var bomb = workbook(folder, part, new byte[0], new byte[1 << 20], megabytes);
        assertThat(bomb.length).as("small").isLessThan(1 << 20);
        var byProgram = mapped("units", "bomb.xlsx", bomb, "{}");
        assertThat(byProgram.status()).isEqualTo(400);
        assertThat(byProgram.body()).contains("\"code\":\"xlsx-too-large\"");
        var byPage = custodian.postFile("/imports/units", "bomb.xlsx", bomb);
        assertThat(byPage.status()).isEqualTo(400);
        assertThat(byPage.body()).contains("Unpacked, the workbook is larger than 512 MB.");
    }

    @Test
    @DisplayName("whose text would grow without end is refused: a workbook declares no entities")
    void laughs(@TempDir Path folder) throws IOException {
        var head = """
                <?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&c;&x;</t></si><si><t>b</t></si></sst>
                """;
        var answer = custodian.postFile(
                "/imports/units", "laughs.xlsx", workbook(folder, STRINGS, head.getBytes(UTF_8), new byte[0], 0));
        var seen = answer.status() == 303 ? custodian.get(answer.location()).body() : answer.body();
        assertThat(seen).doesNotContain("hahaha", "root:");
    }

    @ParameterizedTest
    @CsvSource({"PKxx, file.xlsx", "PK\u0003\u0004 but no more, file.xlsx"})
    @DisplayName("that only calls itself a workbook is refused")
    void noWorkbook(String text, String name) {
        var answer = mapped("units", name, text.getBytes(UTF_8), "{\"format\":\"XLSX\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"not-xlsx\"");
    }

    @Test
    @DisplayName(
            "has each bad line named: unknown units, names too long, turned around, the same in another normal form")
    void lines() {
        var units = "unit;name;kind\n"
                + "bad-long;" + "x".repeat(10_000) + ";node\n"
                + "bad-turned;a\u202eb;node\n"
                + "caf\u00e9;Caf\u00e9;node\n"
                + "cafe\u0301;Cafe\u0301;node\n"
                + "cafe\u0301;Other;node\n"
                + "ragged;x\n"
                + "=1+1;Formula;node\n";
        assertThat(rejected(mapped("units", "u.csv", units.getBytes(UTF_8), "{}")))
                .contains(
                        "\n2,name,At most 200",
                        "\n3,name,There is an invisible",
                        "\n6,unit,\"“caf\u00e9” is there already")
                .contains("\n7,,\"The line has 2 fields", "\n8,unit,\"“=1+1” can’t be a code")
                .doesNotContain("\n4,", "\n5,");
        var memberships = "unit,person,role\nnobodys-unit,bob,member\nOven,bob,member\n";
        assertThat(rejected(mapped("memberships", "m.csv", memberships.getBytes(UTF_8), "{}")))
                .isEqualTo(
                        "line,field,reason,row\n2,unit,There is no unit “nobodys-unit”.,\"nobodys-unit,bob,member\"\n");
    }

    @Test
    @DisplayName("in another encoding than was said is refused, and names the line")
    void encoding() {
        var latin1 = "unit,name,kind\na,A,node\ns\u00fcd,S\u00fcd,node\n".getBytes(ISO_8859_1);
        assertThat(mapped("units", "u.csv", latin1, "{\"encoding\":\"UTF-8\"}").body())
                .contains("\"field\":\"line 3\"", "not-utf-8");
        assertThat(mapped("units", "u.csv", new byte[] {'u', 0, 'n'}, "{\"encoding\":\"UTF-16LE\"}")
                        .body())
                .contains("other-encoding");
        ended(mapped("units", "u.csv", latin1, "{\"encoding\":\"Latin-1\"}"));
        assertThat(custodian.get("/network/units/s%C3%BCd").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("with numbers and days of two kinds has those listed that can’t be understood")
    void numbers() {
        var payments = """
                Nummer\tDatum\tBetrag\tMwSt
                n1\t31.03.2026\t1.009,99\t0,00
                n2\t31.03.2026 17:05\t9,99\t0,00
                n3\t31.03.2026\t9.99\t0,00
                n4\t31/03/2026\t9,99\t0,00
                n5\t29.03.2026 02:30\t9,99\t0,00
                """;
        var mapping = """
                {"separator": "\\t", "decimal": ",", "dates": "31.03.2026", "columns": {
                  "source": {"always": "bank"}, "external_id": {"column": "Nummer"}, "currency": {"always": "EUR"},
                  "offer": {"always": "oven-subscription"}, "amount": {"column": "Betrag"}, "tax": {"column": "MwSt"},
                  "occurred_at": {"column": "Datum"}}}
                """;
        var started = mapped("payments", "p.tsv", payments.getBytes(UTF_8), mapping);
        assertThat(rejected(started))
                .contains("\n4,amount,\"“9.99” is no number with a decimal comma")
                .contains("\n5,occurred_at,“31/03/2026” is no day or time written like 31.03.2026.")
                .contains("\n6,occurred_at,There was no 2026-03-29T02:30 in Europe/Berlin");
        assertThat(ended(started)).contains("\"accepted\":2,\"rejected\":3");
        assertThat(shop.get("/api/payments/find?source=bank&externalId=n1").body())
                .contains("1009.99");
        assertThat(shop.get("/api/payments/find?source=bank&externalId=n2").body())
                .contains("2026-03-31T15:05:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no json                                                   | mapping-not-json
            []                                                        | mapping-not-json
            {"columns": {"unit": "unit"}}                             | mapping-no-source
            {"columns": {"unit": {"column": "a", "always": "b"}}}     | mapping-no-source
            {"columns": {"unit": {"column": "unit"}, "role": {"always": "x"}}} | unknown-column
            {"columns": {"unit": {"column": "other"}}}                | missing-column
            {"columns": {"unit": {"column": "unit"}}}                 | column-not-mapped
            {"separator": "x"}                                        | mapping-choice
            {"decimals": ","}                                         | mapping-unknown-key
            """)
    @DisplayName("with a mapping that is none is refused, and says where")
    void mappings(String mapping, String code) {
        var answer = mapped("units", "u.csv", "unit,name,kind\n".getBytes(UTF_8), mapping);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    @DisplayName("is nobody’s business but whose it is, and goes when it is forgotten")
    void foreign() {
        var page = custodian
                .postFile("/imports/units", "u.csv", "a;b\n1;2\n".getBytes(UTF_8))
                .location();
        assertThat(custodian.get(page).status()).isEqualTo(200);
        assertThat(custodian.get(page.replace("units", "people")).status()).isEqualTo(404);
        assertThat(shop.member.get(page).status()).isEqualTo(404);
        assertThat(shop.member.post(page, "start", "1").status()).isEqualTo(404);
        assertThat(shop.member
                        .postFile("/imports/units", "u.csv", "a;b\n".getBytes(UTF_8))
                        .status())
                .isEqualTo(403);
        var unmapped = custodian.post(page, "start", "1");
        assertThat(unmapped.status()).isEqualTo(400);
        assertThat(unmapped.body()).contains("Say where unit comes from: it is needed.");
        assertThat(custodian.post(page + "/forget").location()).isEqualTo("/imports/units");
        assertThat(custodian.get(page).status()).isEqualTo(404);
    }
}
