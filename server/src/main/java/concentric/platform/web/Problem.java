package concentric.platform.web;

import concentric.platform.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a request can't be answered with: thrown by controllers, shown as a page to a person and as problem+json (RFC 9457)
 * to a program. Its code is stable; its sentence is the text {@code problem.<code>} in the reader's language.
 */
public final class Problem extends RuntimeException {

    /**
     * One thing that is wrong with what was sent.
     *
     * @param fault what, and in which field
     * @param line the line of a file; null where there is none
     */
    public record Item(Fault fault, @Nullable Long line) {}

    /** Codes of faults that say: not you. */
    private static final Set<String> FORBIDDING = Set.of("custodian-only", "not-your-unit");

    private final HttpStatus status;
    private final String code;
    private final List<String> args;
    private final List<Item> items;
    private final @Nullable Duration retryAfter;

    private Problem(
            HttpStatus status, String code, List<String> args, List<Item> items, @Nullable Duration retryAfter) {
        // Not a bug, so no stack trace: building one costs more than the whole answer.
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.args = List.copyOf(args);
        this.items = List.copyOf(items);
        this.retryAfter = retryAfter;
    }

    /** A problem of a status and code; the text is {@code problem.<code>}. */
    public static Problem of(HttpStatus status, String code, Object... args) {
        return new Problem(status, code, Arrays.stream(args).map(String::valueOf).toList(), List.of(), null);
    }

    /** 404: there is no such thing, or none that this reader may know of. */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found");
    }

    /** 403: the reader may not do that. */
    public static Problem forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden");
    }

    /** 400: what was sent can't be accepted, and each reason; 403 if a reason is that the reader may not. */
    public static Problem refused(List<Fault> faults) {
        if (faults.stream().anyMatch(fault -> FORBIDDING.contains(fault.code()))) return forbidden();
        var items = faults.stream().map(fault -> new Item(fault, null)).toList();
        return new Problem(HttpStatus.BAD_REQUEST, "refused", List.of(), items, null);
    }

    /** 400: what was sent can't be accepted, and why. */
    public static Problem refused(Fault fault) {
        return refused(List.of(fault));
    }

    /** 400: lines of what was sent can't be accepted. */
    public static Problem refusedLines(List<Item> items) {
        return new Problem(HttpStatus.BAD_REQUEST, "refused", List.of(), items, null);
    }

    /** 409: it contradicts what is already there. */
    public static Problem conflict(Fault fault) {
        return conflict(List.of(fault));
    }

    /** 409: it contradicts what is already there, and each reason. */
    public static Problem conflict(List<Fault> faults) {
        var items = faults.stream().map(fault -> new Item(fault, null)).toList();
        return new Problem(HttpStatus.CONFLICT, "conflict", List.of(), items, null);
    }

    /** 429: too often; the reader may try again after a while. */
    public static Problem tooOften(Duration retryAfter) {
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-often",
                List.of(String.valueOf(retryAfter.toSeconds())),
                List.of(),
                retryAfter);
    }

    /** The HTTP status. */
    public HttpStatus status() {
        return status;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** What the sentence mentions. */
    public List<String> args() {
        return args;
    }

    /** Everything that is wrong with what was sent. */
    public List<Item> items() {
        return items;
    }

    /** How long to wait before trying again. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
