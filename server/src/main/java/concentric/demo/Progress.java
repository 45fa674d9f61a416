package concentric.demo;

/**
 * How far the building is.
 *
 * @param file the file that is being imported
 * @param done rows that are dealt with
 * @param total all of its rows
 */
public record Progress(String file, long done, long total) {}
