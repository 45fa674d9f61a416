package concentric.platform.postgres;

import java.util.List;

/** What survives a power cut. Said at each start; never a setting of an installation. */
public enum Durability {

    /** Committed is on disk. */
    DURABLE("on"),

    /** For throw-away databases of tests: survives an orderly end, and promises nothing else. */
    TESTS("off");

    private final String value;

    Durability(String value) {
        this.value = value;
    }

    List<String> settings() {
        return List.of("fsync = " + value, "synchronous_commit = " + value, "full_page_writes = " + value);
    }
}
