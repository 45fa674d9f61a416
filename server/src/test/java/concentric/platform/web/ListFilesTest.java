package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A list as a file")
class ListFilesTest {

    /** What a spreadsheet would carry out. */
    private static final String FORMULA = "=HYPERLINK(\"http://x.example\")";

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+[.](?:csv|xlsx|json)[^\"]*)\" download");

    private final int port;
    private OvenShop shop;
    private Browser custodian;

    ListFilesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void anInstallation() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
        shop.accepted("/api/payments", OvenShop.payment("file-1"));
        shop.accepted("/api/payments", OvenShop.payment("=1+1"));
        for (var name : List.of(FORMULA, "+49 30 1", "-1", "@home", "plain", "’s Hertogenbosch")) {
            shop.accepted(
                    "/api/units",
                    "{\"unit\":\"%s\",\"name\":\"%s\",\"kind\":\"node\"}"
                            .formatted("file-" + name.codePointAt(0), name.replace("\"", "\\\"")));
        }
    }

    @Test
    @DisplayName("holds the same rows as CSV, as a workbook and as JSON, under the same filter")
    void formats() throws IOException {
        assertThat(custodian.get("/network/units.csv?q=plain").body())
                .isEqualTo("unit,name,kind,field,purpose\nfile-112,plain,node,,\n");
        assertThat(custodian.get("/network/units.json?q=plain").body())
                .isEqualTo(
                        "[{\"unit\":\"file-112\",\"name\":\"plain\",\"kind\":\"node\",\"field\":\"\",\"purpose\":\"\"}]");
        assertThat(workbook("/network/units.xlsx?q=plain"))
                .containsExactly(
                        List.of("unit", "name", "kind", "field", "purpose"), List.of("file-112", "plain", "node"));
        assertThat(custodian.get("/network/units.ods").status()).isEqualTo(404);
        assertThat(custodian.get("/network/units.xlsx").header("Content-Disposition"))
                .contains("units.xlsx");
    }

    @Test
    @DisplayName("carries out nothing in a spreadsheet: what begins like a formula is text")
    void formulas() throws IOException {
        var csv = custodian.get("/network/units.csv?q=file-").body();
        assertThat(csv)
                .contains("\"'=HYPERLINK(\"\"http://x.example\"\")\"", ",'+49 30 1,", ",'@home,", ",-1,", ",’s Herto");
        try (var workbook = open("/network/units.xlsx?q=HYPERLINK")) {
            var cell = workbook.getFirstSheet().read().get(1).getCell(1);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getFormula()).isNull();
            assertThat(cell.asString()).isEqualTo(FORMULA);
        }
        assertThat(custodian.get("/payments.csv?q=file-1").body()).contains(",9.99,EUR,1,");
        assertThat(custodian.get("/payments.csv").body()).contains("shop,'=1+1,");
    }

    @Test
    @DisplayName("as CSV comes back as it was")
    void comesBack() {
        var csv = custodian.get("/network/units.csv?q=file-").body();
        var page = custodian.postFile("/imports/units", "units.csv", csv.getBytes(StandardCharsets.UTF_8), "look", "1");
        assertThat(custodian.get(page.location()).body()).contains("<dt>There already</dt><dd>6</dd>");
    }

    @Test
    @DisplayName("in a workbook has amounts that can be added up, and money to the last digit")
    void amounts() throws IOException {
        try (var workbook = open("/payments.xlsx?q=file-1")) {
            var row = workbook.getFirstSheet().read().get(1);
            assertThat(row.getCell(5).getType()).isEqualTo(CellType.NUMBER);
            assertThat(row.getCell(5).asNumber()).isEqualByComparingTo(new BigDecimal("9.99"));
            assertThat(row.getCell(2).getType()).isEqualTo(CellType.STRING);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/network/units",
                "/people",
                "/payments",
                "/contracts",
                "/contracts/offers",
                "/contracts/funds",
                "/ledger/totals",
                "/ledger/accounts/Oven",
                "/ledger/statements/Oven",
                "/journal",
                "/map/table"
            })
    @DisplayName("is offered in every format wherever there is a list")
    void everyList(String page) {
        var links = LINK.matcher(custodian.get(page).body())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
        assertThat(links).as(page).hasSize(3);
        for (var link : links) assertThat(custodian.get(link).status()).as(link).isEqualTo(200);
        for (var link : links) {
            assertThat(Browser.anonymous(port).get(link).status()).as(link).isEqualTo(303);
        }
    }

    private ReadableWorkbook open(String path) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(custodian.bytes(path)));
    }

    private List<List<String>> workbook(String path) throws IOException {
        try (var workbook = open(path)) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.stream().map(Cell::getText).toList())
                    .toList();
        }
    }
}
