package concentric.platform.web;

import concentric.platform.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * What a request can't be answered with: thrown by controllers, shown as a page to a person and as problem+json (RFC 9457)
 * to a program. Its code is stable; its sentence is the text {@code problem.<code>} in the reader's language.
 */
public final class Problem extends RuntimeException {

    /** The fault by which doors say: only the custodian. */
    private static final String FORBIDDING = "custodian-only";

    /** The faults by which doors say: not you. */
    private static final Set<String> NOT_YOU = Set.of(
            "not-a-signer",
            "not-a-side",
            "not-spokesperson",
            "speaks-for-itself",
            "not-yours",
            "not-a-member",
            "not-asked",
            "not-host",
            "not-its-keeper",
            "not-its-member");

    private final HttpStatus status;
    private final String code;
    private final List<String> args;
    private final List<Fault> faults;

    private Problem(HttpStatus status, String code, List<String> args, List<Fault> faults) {
        // Not a bug, so no stack trace: building one costs more than the whole answer.
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.args = List.copyOf(args);
        this.faults = List.copyOf(faults);
    }

    /** A problem of a status and code; the text is {@code problem.<code>}. */
    public static Problem of(HttpStatus status, String code, Object... args) {
        return new Problem(
                status, code, Arrays.stream(args).map(String::valueOf).toList(), List.of());
    }

    /** 404: there is no such thing, or none that this reader may know of. */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found");
    }

    /** 400, or 403 if a fault is that the reader may not: for a page that is shown again with what was wrong. */
    public static HttpStatus status(List<Fault> faults) {
        return refused(faults).status;
    }

    /** 403: the reader may not do that. */
    public static Problem forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden");
    }

    /** 400: what was sent can't be accepted, and each reason; 403 if a reason is that the reader may not. */
    public static Problem refused(List<Fault> faults) {
        if (faults.stream().anyMatch(fault -> fault.code().equals(FORBIDDING))) return forbidden();
        boolean isNotYours = faults.stream().anyMatch(fault -> NOT_YOU.contains(fault.code()));
        return isNotYours
                ? new Problem(HttpStatus.FORBIDDEN, "forbidden", List.of(), faults)
                : new Problem(HttpStatus.BAD_REQUEST, "refused", List.of(), faults);
    }

    /** 400: what was sent can't be accepted, and why. */
    public static Problem refused(Fault fault) {
        return refused(List.of(fault));
    }

    /** 409: it contradicts what is already there. */
    public static Problem conflict(Fault fault) {
        return conflict(List.of(fault));
    }

    /** 409: it contradicts what is already there, and each reason. */
    public static Problem conflict(List<Fault> faults) {
        return new Problem(HttpStatus.CONFLICT, "conflict", List.of(), faults);
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
    public List<Fault> faults() {
        return faults;
    }
}
