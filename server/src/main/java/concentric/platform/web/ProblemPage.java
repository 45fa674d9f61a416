package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a person.
 *
 * @param detail what happened and what can be done
 * @param way where to go from here
 * @param reference names the entry in the program's log; null unless it is the program's own fault
 */
public record ProblemPage(
        int status, String detail, Crumb way, @Nullable String reference) {}
