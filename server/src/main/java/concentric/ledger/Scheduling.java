package concentric.ledger;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the {@link Poster} look again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Scheduling {}
