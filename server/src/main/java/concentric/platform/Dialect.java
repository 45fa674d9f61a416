package concentric.platform;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is written.
 *
 * @param format as text, or as a workbook
 * @param encoding of a text; nothing else depends on it
 * @param separator of a text's fields
 * @param sheet of a workbook; empty means the first
 * @param decimalComma whether numbers are written as 1.234,56
 */
public record Dialect(Format format, Encoding encoding, Separator separator, String sheet, boolean decimalComma) {

    /** As our own files are written: UTF-8 with commas. */
    public static final Dialect PLAIN = new Dialect(Format.CSV, Encoding.UTF_8, Separator.COMMA, "", false);

    /** Of what kind a file is. */
    public enum Format {
        CSV,
        XLSX
    }

    /** How characters become bytes. */
    public enum Encoding {
        UTF_8(StandardCharsets.UTF_8, "UTF-8"),
        UTF_16LE(StandardCharsets.UTF_16LE, "UTF-16LE"),
        UTF_16BE(StandardCharsets.UTF_16BE, "UTF-16BE"),
        /** Latin-1 with the characters that Windows adds, as the euro sign. */
        LATIN_1(Charset.forName("windows-1252"), "Latin-1");

        private final Charset charset;
        private final String word;

        Encoding(Charset charset, String word) {
            this.charset = charset;
            this.word = word;
        }

        Charset charset() {
            return charset;
        }

        /** As mappings and pages write it. */
        public String word() {
            return word;
        }
    }

    /** What stands between two fields. */
    public enum Separator {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        private final char character;

        Separator(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }

        /** As mappings write it. */
        public String word() {
            return String.valueOf(character);
        }
    }
}
