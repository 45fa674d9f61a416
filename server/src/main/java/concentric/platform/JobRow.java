package concentric.platform;

/**
 * A row that a job did not take.
 *
 * @param line its line in the file
 * @param setAside whether it is kept for a later decision
 * @param fault why
 * @param raw the row as it was written
 */
public record JobRow(long line, boolean setAside, Fault fault, String raw) {}
