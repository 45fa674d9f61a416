package concentric.platform.postgres;

/**
 * A PostgreSQL that takes connections, from one start to its end.
 *
 * @param process PostgreSQL itself; its children are its own affair
 * @param port where it listens on this machine
 */
record Serving(Binaries binaries, Process process, int port, Password password, ServerLog log) {}
