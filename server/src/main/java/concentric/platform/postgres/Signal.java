package concentric.platform.postgres;

/** How PostgreSQL is told to stop. Java itself sends only TERM, which waits for every client to leave. */
enum Signal {

    /** Ends all sessions, writes everything out, leaves. */
    FAST("INT"),

    /** Leaves at once; the next start replays the log. Nothing committed is lost. */
    IMMEDIATE("QUIT");

    private final String name;

    Signal(String name) {
        this.name = name;
    }

    void send(long pid) {
        ProgramRun.of(new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid)), "");
    }
}
