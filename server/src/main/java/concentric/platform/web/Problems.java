package concentric.platform.web;

import concentric.platform.Fault;
import concentric.platform.Outage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where what went wrong becomes an answer: a page for a person, problem+json for a program. What nobody
 * expected is logged under an id, and the answer shows the id and nothing else.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** An outage is usually over by then; one that is not is told again at no cost. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private static final int LONGEST_NAME = 40;

    private final Pages pages;
    private final JsonMapper json;

    Problems(Pages pages, JsonMapper json) {
        this.pages = pages;
        this.json = json;
    }

    /** Answers a request with the problem; for filters, which stand before the controllers. */
    @ExceptionHandler
    public void answer(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(problem, null, request, response);
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    void readerLeft(AsyncRequestNotUsableException e) {
        LOG.debug("the reader left before the answer was written", e);
    }

    @ExceptionHandler
    void unexpected(Exception e, HttpServletRequest request, HttpServletResponse response) throws Exception {
        // Half an answer must not look like a whole one: what is thrown on makes the web server cut the connection.
        if (response.isCommitted()) throw e;
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            answer(unknown(unknown), request, response);
            return;
        }
        var status = status(e);
        if (status.is5xxServerError()) {
            fail(e, request, response);
        } else {
            answer(Problem.of(status, code(status)), request, response);
        }
    }

    /** A field that nobody knows is named: it may be a slip, or be meant to change what is none of the caller's business. */
    private static Problem unknown(UnrecognizedPropertyException e) {
        var name = e.getPropertyName();
        var shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        var known = e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return Problem.refused(Fault.in(shown, "json-unknown-field", known));
    }

    /** Answers what failed: with when to come back during an outage, else with the id of what was logged. */
    void fail(Throwable e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var outage = Outage.shownBy(e);
        if (outage.isPresent()) {
            LOG.warn("{} {} was answered: not now", request.getMethod(), request.getRequestURI(), e);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            answer(problem(outage.get()), null, pages.visitOfNobody(request), request, response);
            return;
        }
        var id = UUID.randomUUID().toString();
        LOG.error("problem {} on {} {}", id, request.getMethod(), request.getRequestURI(), e);
        answer(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "failure", id), id, request, response);
    }

    private static Problem problem(Outage outage) {
        return switch (outage) {
            case AWAY -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "database-away");
            case BUSY -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "database-busy");
            case FULL -> Problem.of(HttpStatus.INSUFFICIENT_STORAGE, "disk-full");
        };
    }

    /** The code of a status that the web server or the framework gave. */
    static String code(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            case UNAUTHORIZED -> "not-signed-in";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case CONFLICT -> "conflict";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case NOT_ACCEPTABLE -> "not-acceptable";
            default -> status.is5xxServerError() ? "failure" : "malformed";
        };
    }

    private static HttpStatus status(Exception e) {
        return switch (e) {
            case MaxUploadSizeExceededException tooLarge -> HttpStatus.CONTENT_TOO_LARGE;
            case ErrorResponse known -> HttpStatus.valueOf(known.getStatusCode().value());
            case MultipartException broken when Outage.shownBy(broken).isEmpty() -> HttpStatus.BAD_REQUEST;
            case HttpMessageNotReadableException unreadable -> HttpStatus.BAD_REQUEST;
            case MethodArgumentTypeMismatchException mistyped -> HttpStatus.BAD_REQUEST;
            case NestedRuntimeException fromDatabase when isUnstorable(fromDatabase) -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** PostgreSQL has no NUL in its texts; who asks for one, as {@code ?q=%00}, asks for nothing that can be. */
    private static boolean isUnstorable(NestedRuntimeException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && "22021".equals(cause.getSQLState());
    }

    private void answer(Problem problem, @Nullable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(problem, id, pages.visit(request), request, response);
    }

    private void answer(
            Problem problem, @Nullable String id, Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        if (isForProgram(request)) {
            writeJson(problem, visit, response);
        } else {
            writePage(problem, id, visit, request, response);
        }
    }

    private void writeJson(Problem problem, Visit visit, HttpServletResponse response) throws IOException {
        var errors = problem.faults().stream()
                .map(fault -> new ProblemBody.Item(fault.field(), fault.code(), visit.say(fault)))
                .toList();
        var status = problem.status();
        var body = new ProblemBody(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                visit.t("problem." + problem.code(), problem.args().toArray()),
                problem.code(),
                errors);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    private static void writePage(
            Problem problem, @Nullable String id, Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sentences = Stream.concat(
                Stream.of(visit.t("problem." + problem.code(), problem.args().toArray())),
                problem.faults().stream().map(visit::say));
        var view = new ProblemPage(
                problem.status().value(),
                sentences.collect(Collectors.joining(" ")),
                new Crumb(visit.t("problem.way"), "/"),
                id);
        try {
            visit.page(problem.status(), "platform/problem", title(problem.status(), visit), List.of(), view)
                    .render(Map.of(), request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the problem's page can't be written", e);
        }
    }

    /** A status that has no words of its own is headed as what it is one of: their mistake, or ours. */
    private static String title(HttpStatus status, Visit visit) {
        int code = status.value();
        boolean known = visit.keys("problem.title.").anyMatch(key -> key.endsWith("." + code));
        if (known) return visit.t("problem.title." + code);
        return visit.t(status.is5xxServerError() ? "problem.title.500" : "problem.title.400");
    }

    /** Whoever asks the API is a program, also in an error; elsewhere it is a browser. */
    static boolean isForProgram(HttpServletRequest request) {
        var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = original == null ? request.getRequestURI() : original.toString();
        return path.startsWith("/api/");
    }
}
