package concentric.platform;

import org.springframework.stereotype.Component;

/** The gate of an organisation without guardrails: every act goes. */
@Component
class OpenGate implements Gate {

    @Override
    public Route ask(Act act) {
        return new Route.Go();
    }
}
