package concentric.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The program's clock: everything asks it, so that a test can move it. */
@Configuration(proxyBeanMethods = false)
class Time {

    /** Microseconds, as the database keeps them: what is written is read back equal. */
    @Bean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
