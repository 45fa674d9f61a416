package concentric.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Addresses with codes in them. A code may have a slash, which stays one; controllers take it as {@code {*code}}. */
public final class Addresses {

    private Addresses() {}

    /** The address of a thing beneath its noun's: {@code /network/units/s%C3%BCd/oven}. */
    public static String of(String noun, String code) {
        return Arrays.stream(code.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", noun + "/", ""));
    }

    /** The code that a {@code {*code}} variable holds, which begins with a slash. */
    public static String code(String variable) {
        return variable.substring(1);
    }
}
