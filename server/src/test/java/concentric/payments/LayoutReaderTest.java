package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import concentric.platform.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutReaderTest {

    /** Apostrophes stand for quotation marks. */
    private static final String GOOD = """
            {
              'source': 'shop', 'currency': 'EUR',
              'columns': {'invoice': 'No', 'article': 'Art', 'description': 'Text', 'quantity': 'Qty', 'date': 'Day',
                          'price': 'Price', 'customer': 'Cust', 'country': 'Land'},
              'dateFormat': 'dd.MM.uuuu',
              'customerSuffix': '.0', 'cancellationPrefix': 'C',
              'carriage': ['POST'], 'fees': ['FEE'],
              'families': [{'family': 'tea', 'words': ['tea', 'cake stand']}],
              'otherFamily': 'home',
              'shops': {'France': 'paris'},
              'otherShop': 'world'
            }
            """;

    private static LayoutReader.Reading read(String text) {
        return LayoutReader.read(text.replace('\'', '"'));
    }

    private static List<Fault> faults(String text) {
        return ((LayoutReader.Reading.Refused) read(text)).faults();
    }

    @Test
    void readsALayout() {
        var layout = ((LayoutReader.Reading.Read) read(GOOD)).layout();
        assertThat(layout.shop("France")).contains("paris");
        assertThat(layout.shop("Peru")).contains("world");
        assertThat(layout.family("1", "BLUE CAKE-STAND, 3 TIER")).isEqualTo("tea");
        assertThat(layout.family("1", "STEAMER")).isEqualTo("home");
        assertThat(layout.family("POST", "tea")).isEqualTo("carriage");
        assertThat(layout.customer("12583.0")).isEqualTo("12583");
        assertThat(layout.customer("")).isEmpty();
        assertThat(layout.isCancellation("C1")).isTrue();
    }

    @Test
    void whatMayBeLeftOut() {
        var least = GOOD.replaceAll("(?s)'customerSuffix'.*?'otherFamily'", "'otherFamily'")
                .replaceAll("(?s),\\s*'otherShop': 'world'", "");
        var layout = ((LayoutReader.Reading.Read) read(least)).layout();
        assertThat(layout.shop("Peru")).isEmpty();
        assertThat(layout.isCancellation("C1")).isFalse();
        assertThat(layout.customer("7.0")).isEqualTo("7.0");
        assertThat(layout.family("POST", "tea")).isEqualTo("home");
    }

    @Test
    void theShippedExampleIsTheDemonstrations() throws IOException {
        var example = Files.readString(Path.of("../examples/retail-layout.json"));
        assertThat(LayoutReader.read(example)).isInstanceOf(LayoutReader.Reading.Read.class);
        try (var shipped = LayoutReaderTest.class.getResourceAsStream("/demo/layout.json")) {
            assertThat(shipped).hasContent(example);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'source': 'shop',                | ``                                   | layout source             | missing
                    'source': 'shop'                 | 'source': 7                          | layout source             | layout-text
                    'currency': 'EUR'                | 'currency': 'EUX'                    | layout currency           | unknown-currency
                    'currency': 'EUR'                | 'curency': 'EUR'                     | layout curency            | layout-unknown
                    'invoice': 'No'                  | 'invoice': ''                        | layout columns.invoice    | layout-text
                    'invoice': 'No'                  | 'invoce': 'No'                       | layout columns.invoce     | layout-unknown
                    'dateFormat': 'dd.MM.uuuu'       | 'dateFormat': 'MM.uuuu'              | layout dateFormat         | layout-date-format
                    'dateFormat': 'dd.MM.uuuu'       | 'dateFormat': 'dd.MM.yyyy'           | layout dateFormat         | layout-date-format
                    'dateFormat': 'dd.MM.uuuu'       | 'dateFormat': 'nonsense'             | layout dateFormat         | layout-date-format
                    'carriage': ['POST']             | 'carriage': 'POST'                   | layout carriage           | layout-list
                    'carriage': ['POST']             | 'carriage': ['POST', 'POST']         | layout carriage           | layout-twice
                    'carriage': ['POST']             | 'carriage': ['FEE']                  | layout fees               | layout-carriage-and-fee
                    'fees': ['FEE']                  | 'fees': [1]                          | layout fees[0]            | layout-text
                    'family': 'tea'                  | 'family': 'carriage'                 | layout families[0].family | layout-carriage-family
                    'family': 'tea'                  | 'family': '9 lives!'                 | layout families[0].family | malformed-code
                    'words': ['tea', 'cake stand']   | 'words': []                          | layout families[0].words  | layout-no-words
                    'words': ['tea', 'cake stand']   | 'words': ['!']                       | layout families[0].words  | layout-no-word
                    'words': ['tea', 'cake stand']   | 'wordz': ['tea']                     | layout families[0].wordz  | layout-unknown
                    'otherFamily': 'home',           | ``                                   | layout otherFamily        | missing
                    'France': 'paris'                | 'France': '<svg onload=x>'           | layout shops.France       | malformed-code
                    'shops': {'France': 'paris'}     | 'shops': ['paris']                   | layout shops              | layout-shops
                    """)
    void saysWhatIsWrongAndWhere(String good, String bad, String field, String code) {
        assertThat(GOOD).contains(good);
        assertThat(faults(GOOD.replace(good, bad)))
                .extracting(Fault::field, Fault::code)
                .contains(tuple(field, code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'source': 'shop',            | layout-not-json
                    {} {}                         | layout-not-json
                    {'source': 1, 'source': 2}    | layout-not-json
                    `not JSON`                    | layout-not-json
                    ['source']                    | layout-no-object
                    `  `                          | layout-no-object
                    """)
    void whatIsNoLayoutAtAll(String text, String code) {
        assertThat(faults(text)).extracting(Fault::code).containsExactly(code);
    }
}
