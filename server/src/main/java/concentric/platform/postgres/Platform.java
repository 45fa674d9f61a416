package concentric.platform.postgres;

import java.util.Locale;

/**
 * The operating system and processor that a PostgreSQL must be built for.
 *
 * @param name as in the name of the Maven artifact, {@code linux-amd64}
 * @param archive the name of the archive in that artifact
 */
record Platform(String name, String archive) {

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String system, String processor) {
        boolean arm = switch (processor.toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> true;
            case "amd64", "x86_64", "x86-64" -> false;
            default -> throw unsupported(system, processor);
        };
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("linux")) {
            return arm
                    ? new Platform("linux-arm64v8", "postgres-linux-arm_64.txz")
                    : new Platform("linux-amd64", "postgres-linux-x86_64.txz");
        }
        if (lower.startsWith("mac")) {
            return arm
                    ? new Platform("darwin-arm64v8", "postgres-darwin-arm_64.txz")
                    : new Platform("darwin-amd64", "postgres-darwin-x86_64.txz");
        }
        throw unsupported(system, processor);
    }

    private static PostgresException unsupported(String system, String processor) {
        return new PostgresException(
                "Concentric brings no PostgreSQL for %s on %s, only for Linux and macOS on amd64 and arm64. Give it a PostgreSQL 17 or newer of your own instead."
                        .formatted(system, processor));
    }
}
