package concentric.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A sentence said once, on the next page. It travels in a cookie, as there is no session in memory: the key of a text and
 * its arguments, never a text, so that nobody else can put words into our mouth.
 */
record Notice(String key, List<String> args) {

    static final String COOKIE = "notice";

    private static final int LONGEST_ARGUMENT = 200;
    private static final int MOST_ARGUMENTS = 5;
    private static final String PREFIX = "notice.";

    static Notice of(String key, Object... args) {
        if (!key.startsWith(PREFIX)) throw new IllegalArgumentException("a notice's key begins with " + PREFIX);
        return new Notice(
                key,
                Arrays.stream(args)
                        .map(String::valueOf)
                        .map(text -> text.length() > LONGEST_ARGUMENT ? text.substring(0, LONGEST_ARGUMENT) : text)
                        .toList());
    }

    String encoded() {
        var text = key + "\n" + String.join("\n", args);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a cookie says; empty for anything that this program has not written. */
    static Optional<Notice> decoded(String cookie) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
            var lines = text.lines().toList();
            if (lines.isEmpty() || !lines.getFirst().startsWith(PREFIX) || lines.size() > 1 + MOST_ARGUMENTS) {
                return Optional.empty();
            }
            return Optional.of(new Notice(lines.getFirst(), lines.subList(1, lines.size())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
