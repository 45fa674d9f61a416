package concentric.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bringing in a file.
 *
 * @param action where it is sent
 * @param lead what such a file is for, a sentence
 * @param problem why the last try was not accepted
 * @param layout the layout that comes with a file of another header; null where there is none to choose
 * @param required columns that a file must have
 * @param optional columns that may be missing
 * @param others pages of the other kinds of file
 * @param waiting files of any kind that were brought and not imported yet, newest first
 * @param past earlier imports of this kind, newest first
 */
public record ImportPage(
        String action,
        String lead,
        @Nullable String problem,
        Entry file,
        @Nullable Entry layout,
        String required,
        String optional,
        List<Crumb> others,
        List<Waiting> waiting,
        List<JobsPage.Row> past) {

    /**
     * A file that was brought and not imported yet.
     *
     * @param what what is in it
     * @param at when it was brought
     * @param href where one goes on with it
     * @param forgetHref where it is given up
     */
    public record Waiting(String name, String what, String at, String href, String forgetHref) {}
}
