package concentric.platform.web;

import concentric.platform.Organisations;
import concentric.platform.Outage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whatever watches over the program: it answers, and so does its database. Says nothing about the organisation. */
@RestController
class Health {

    private final Organisations organisations;

    Health(Organisations organisations) {
        this.organisations = organisations;
    }

    /** How the program is. */
    record State(String status) {}

    /** Up, or down with status 503 while the database does not answer. */
    @Allowed(Access.OPEN)
    @GetMapping("/health")
    ResponseEntity<State> health() {
        try {
            // Any question will do.
            organisations.find();
            return ResponseEntity.ok(new State("up"));
        } catch (RuntimeException e) {
            if (Outage.shownBy(e).isEmpty()) throw e;
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new State("down"));
        }
    }
}
