package concentric.costs;

import concentric.engine.terms.Names;
import concentric.platform.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The paper of a cost, as it came: what kind it is is told by what is in it, whatever its name says. */
public final class Receipt {

    /** Larger files are refused: 5 MiB. */
    public static final int LARGEST = 5 << 20;

    private static final int LONGEST_NAME = 100;

    /** Kinds that are told by how a file begins. */
    private enum Kind {
        PDF("application/pdf", "%PDF-"),
        PNG("image/png", "\u0089PNG\r\n\u001a\n"),
        JPEG("image/jpeg", "\u00ff\u00d8\u00ff");

        private final String media;

        /** Each byte as the character of its number. */
        private final String beginning;

        Kind(String media, String beginning) {
            this.media = media;
            this.beginning = beginning;
        }

        boolean is(byte[] bytes) {
            int length = Math.min(bytes.length, beginning.length());
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).equals(beginning);
        }
    }

    private final String name;
    private final byte[] bytes;

    Receipt(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** A file as it was sent: its name without folders, which some browsers send, and without what can't be seen. */
    public static Receipt of(String sent, byte[] bytes) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var name = last.codePoints()
                .filter(c -> !Names.isControl(c))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return new Receipt(name.isEmpty() ? "receipt" : name, bytes.clone());
    }

    /** What its file is called. */
    public String name() {
        return name;
    }

    /** What is in it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Its media type: a PDF, a picture, or plain text; nothing if it is none of these. */
    public Optional<String> media() {
        for (var kind : Kind.values()) if (kind.is(bytes)) return Optional.of(kind.media);
        return isText() ? Optional.of("text/plain") : Optional.empty();
    }

    private boolean isText() {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What is wrong with it. */
    List<Fault> faults() {
        if (bytes.length == 0) return List.of(Fault.in("file", "empty-receipt"));
        if (bytes.length > LARGEST) return List.of(Fault.in("file", "file-too-large", LARGEST >> 20));
        return media().isEmpty() ? List.of(Fault.in("file", "no-receipt")) : List.of();
    }
}
