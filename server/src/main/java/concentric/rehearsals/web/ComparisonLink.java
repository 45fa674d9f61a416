package concentric.rehearsals.web;

import concentric.platform.Fault;
import concentric.platform.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A comparison as its own link: the texts of its scenarios, packed. Nothing of it is kept here, and the link gives nobody a
 * right: whoever opens it sees what they may see.
 */
final class ComparisonLink {

    /** Characters of an address that every browser and server on the way takes. */
    static final int LONGEST = 6_000;

    /** Bytes that a link may unpack to. */
    private static final int LARGEST = 200_000;

    /** Stands in no text that anybody types. */
    private static final String BETWEEN = "\u001e";

    private ComparisonLink() {}

    /** The texts as one word that may stand in an address. */
    static String pack(List<String> texts) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(String.join(BETWEEN, texts).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /**
     * The texts again, as many as asked for.
     *
     * @throws Problem if the word is none of ours, or was cut off
     */
    static List<String> unpack(String word, int number) {
        try (var in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(word)))) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw broken();
            var texts = new ArrayList<>(List.of(new String(bytes, StandardCharsets.UTF_8).split(BETWEEN, -1)));
            while (texts.size() < number) texts.add("");
            return texts.subList(0, number);
        } catch (IOException | IllegalArgumentException e) {
            throw broken();
        }
    }

    private static Problem broken() {
        return Problem.refused(Fault.in("scenarios", "comparison-link"));
    }
}
