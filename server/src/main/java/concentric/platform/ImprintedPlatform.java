package concentric.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose money it is, and by which zone a day is a day. */
@Configuration(proxyBeanMethods = false)
class ImprintedPlatform {

    @Bean
    Imprinted platformIsImprinted() {
        return Imprinted.of("platform.organisation", "platform.party", "platform.word");
    }
}
