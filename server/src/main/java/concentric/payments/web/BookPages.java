package concentric.payments.web;

import concentric.payments.Books;
import concentric.payments.Sequence;
import concentric.payments.Switching;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Standing;
import concentric.platform.web.State;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Whether the organisation tries in shadow or is live, and switching on. */
@Controller
class BookPages {

    static final String PATH = "/books";

    private final Books books;
    private final Sequence sequence;

    BookPages(Books books, Sequence sequence) {
        this.books = books;
        this.sequence = sequence;
    }

    @Bean
    static Standing shadowIsSaid(Books books) {
        return texts -> books.inShadow() ? Optional.of(new Crumb(texts.of("book.standing"), PATH)) : Optional.empty();
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View book(Visit visit, Actor actor) {
        return page(HttpStatus.OK, List.of(), visit, actor);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH + "/switch-on")
    View switchOn(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return switch (books.switchOn(actor)) {
            case Switching.Switched() -> visit.redirect(PATH, "notice.switched-on");
            case Switching.Refused(var faults) -> page(HttpStatus.CONFLICT, faults, visit, actor);
        };
    }

    private View page(HttpStatus status, List<Fault> faults, Visit visit, Actor actor) {
        boolean shadow = books.inShadow();
        var state = shadow
                ? new State(visit.t("book.shadow"), State.Tone.WARN)
                : new State(visit.t("book.live"), State.Tone.OK);
        long before = books.liveAfter();
        var view = new BookPage(
                state,
                shadow ? visit.t("book.shadow.said", sequence.last()) : visit.t("book.live.said", before),
                visit.otherwise(faults),
                shadow && actor.custodian() ? PATH + "/switch-on" : null);
        return visit.page(
                status,
                "payments/book",
                visit.t("book.title"),
                List.of(new Crumb(visit.t("nav.value"), PaymentsPages.PATH), new Crumb(visit.t("book.title"), null)),
                view);
    }
}
