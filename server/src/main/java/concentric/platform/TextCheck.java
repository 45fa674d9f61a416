package concentric.platform;

import concentric.platform.Dialect.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the bytes of a file say before they are taken for text. */
final class TextCheck {

    private static final int BUFFER = 1 << 16;

    private long line = 1;
    private long quotes;
    private long opened;

    private TextCheck() {}

    /** What is wrong with a file as text of an encoding: other bytes, NUL, or a quotation mark that is never closed. */
    static Optional<Fault> fault(Path file, Encoding encoding) throws IOException {
        return Optional.ofNullable(new TextCheck().look(file, encoding));
    }

    private @Nullable Fault look(Path file, Encoding encoding) throws IOException {
        var decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BUFFER);
        var chars = CharBuffer.allocate(BUFFER);
        try (var in = Files.newByteChannel(file)) {
            boolean first = true;
            while (in.read(bytes) >= 0) {
                bytes.flip();
                if (first && encoding == Encoding.UTF_8 && isUtf16(bytes)) {
                    return Fault.in("file", "not-utf-8", "UTF-16", 1);
                }
                first = false;
                var result = decoder.decode(bytes, chars, false);
                chars.flip();
                if (containsNul(chars)) return Fault.in("line " + line, "nul-character");
                if (result.isError()) return otherEncoding(encoding);
                bytes.compact();
                chars.clear();
            }
        }
        // What is left is a character cut off by the end of the file.
        if (bytes.flip().hasRemaining()) return otherEncoding(encoding);
        // In a well-formed file every quote that opens is closed, so their number is even.
        return quotes % 2 == 0 ? null : Fault.in("line " + opened, "open-quote");
    }

    private Fault otherEncoding(Encoding encoding) {
        return encoding == Encoding.UTF_8
                ? Fault.in("line " + line, "not-utf-8", "Latin-1", line)
                : Fault.in("line " + line, "other-encoding", encoding.word());
    }

    private boolean containsNul(CharBuffer chars) {
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c == '\n') line++;
            if (c == '"' && quotes++ % 2 == 0) opened = line;
            if (c == 0) return true;
        }
        return false;
    }

    /** Whether bytes begin as UTF-16 does: by its mark, or with a letter in two bytes. */
    static boolean isUtf16(ByteBuffer bytes) {
        if (bytes.remaining() < 2) return false;
        int first = Byte.toUnsignedInt(bytes.get(bytes.position()));
        int second = Byte.toUnsignedInt(bytes.get(bytes.position() + 1));
        boolean hasByteOrderMark = (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
        boolean isAsciiInTwoBytes = (first == 0) != (second == 0);
        return hasByteOrderMark || isAsciiInTwoBytes;
    }
}
