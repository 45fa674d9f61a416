package concentric.platform.web;

import concentric.platform.Organisations;
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

    @GetMapping("/health")
    State health() {
        // Any question will do; a database that can't be asked makes this a failure.
        organisations.find();
        return new State("up");
    }
}
