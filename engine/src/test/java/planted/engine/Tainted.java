package planted.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;

/** All that an engine must not do. */
@DisplayName("a library")
public final class Tainted {

    private Tainted() {}

    static Instant clock() {
        return Instant.now();
    }

    static long time() {
        return System.nanoTime();
    }

    static int chance() {
        return new Random(1).nextInt();
    }

    static Path file() {
        return Path.of("file");
    }

    static boolean other() {
        return ToolProvider.getSystemJavaCompiler() == null;
    }

    static long half(long amount) {
        return (long) (amount * 0.5);
    }

    static int many() {
        return new double[3].length;
    }
}
