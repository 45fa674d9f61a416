package concentric.closes;

import concentric.platform.Imprinted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What closes knew and decided beside what they moved: from it they are done again. */
@Configuration(proxyBeanMethods = false)
class ImprintedCloses {

    @Bean
    Imprinted closesAreImprinted() {
        return Imprinted.of(
                "closes.close", "closes.closed_version", "closes.carried", "closes.known_measure", "closes.known_cost");
    }
}
