package concentric.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed before or beside the controllers: in a filter, in the firewall, in the web server. */
@Controller
class ErrorPages implements ErrorController {

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @Allowed(Access.OPEN)
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable e) {
            switch (e.getCause() == null ? e : e.getCause()) {
                case Problem problem -> problems.answer(problem, request, response);
                case InvalidParameterException unread -> {
                    var status = HttpStatus.valueOf(unread.getErrorCode());
                    problems.answer(Problem.of(status, Problems.code(status)), request, response);
                }
                default -> problems.fail(e, request, response);
            }
            return;
        }
        // Somebody who opens /error by hand finds nothing there.
        var status = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(code -> HttpStatus.resolve((int) code))
                .orElse(HttpStatus.NOT_FOUND);
        problems.answer(Problem.of(status, Problems.code(status)), request, response);
    }
}
