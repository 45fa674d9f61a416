package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Answer;
import concentric.platform.Answers;
import concentric.platform.Fault;
import concentric.platform.Repetition;
import concentric.platform.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Calls that bear an {@code Idempotency-Key} and declare that they take one: made once, and answered again as the first
 * time. What is recorded under an identity of its own, as payments are, needs none of this.
 */
@Component
class Keys {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 200;

    /**
     * Each such call holds a connection, also while it waits for another; so that they can never hold them all, few are
     * made at once.
     */
    private final Semaphore turns = new Semaphore(2, true);

    private final Answers answers;

    Keys(Answers answers) {
        this.answers = answers;
    }

    /** How the call is made once the key is known to be new. */
    interface Handling {
        void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    /** The key of a call that takes one. */
    Optional<String> key(HttpServletRequest request, HandlerMethod method) {
        var call = method.getMethodAnnotation(Call.class);
        var key = request.getHeader(HEADER);
        if (call == null || call.repeats() != Call.Repeats.KEYED || key == null) return Optional.empty();
        if (key.isBlank() || key.length() > LONGEST) throw Problem.refused(Fault.in(HEADER, "too-long", LONGEST));
        return Optional.of(key);
    }

    /** Makes the call, or answers as it was answered before. */
    void once(String key, HttpServletRequest request, HttpServletResponse response, Handling handling)
            throws Exception {
        turns.acquire();
        try {
            var read = request instanceof MultipartHttpServletRequest ? request : new ReadRequest(request);
            var repetition = answers.once(actor(), key, input(read), () -> make(read, response, handling));
            switch (repetition) {
                case Repetition.First(var answer) -> write(answer, response);
                case Repetition.Again(var answer) -> write(answer, response);
                case Repetition.Other other -> throw Problem.conflict(Fault.in(HEADER, "idempotency-key-used", key));
            }
        } finally {
            turns.release();
        }
    }

    private static Actor actor() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof Actor actor) return actor;
        throw new IllegalStateException("nobody is signed in");
    }

    /** The answer goes out when the transaction is over: what was told has happened. */
    private static Answer make(HttpServletRequest request, HttpServletResponse response, Handling handling)
            throws Exception {
        var held = new ContentCachingResponseWrapper(response);
        handling.handle(request, held);
        var media = Objects.requireNonNullElse(held.getContentType(), MediaType.APPLICATION_JSON_VALUE);
        return new Answer(held.getStatus(), held.getHeader(HttpHeaders.LOCATION), media, held.getContentAsByteArray());
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        if (answer.location() != null) response.setHeader(HttpHeaders.LOCATION, answer.location());
        response.setContentType(answer.media());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static Sha256 input(HttpServletRequest request) {
        return Sha256.of(out -> {
            write(out, request.getMethod());
            write(out, request.getRequestURI());
            write(out, Objects.requireNonNullElse(request.getQueryString(), ""));
            if (request instanceof MultipartHttpServletRequest parts) {
                for (var file : parts.getFileMap().values()) write(out, file);
                write(out, Objects.requireNonNullElse(parts.getParameter("options"), ""));
            } else if (request instanceof ReadRequest read) {
                write(out, read.body());
            }
        });
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(DataOutputStream out, MultipartFile file) throws IOException {
        out.writeLong(file.getSize());
        try (var in = file.getInputStream()) {
            in.transferTo(out);
        }
    }
}
