package concentric;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: its modules are the packages below this one, in the order ARCHITECTURE.md gives. */
@SpringBootApplication
@Modulithic(systemName = "Concentric")
public class Application {}
