/**
 * The command line: starts the program, and asks it everything that a page or the API can be asked.
 *
 * <p>Whatever touches an installation goes through the API, by HTTP: of a program that runs (a URL and a token), or of one
 * started in this process for the length of a command, on a data folder that no other program holds. So there is one way
 * in, and one set of refusals. Only {@code cases} needs neither. Results are written to the standard output, everything
 * else to the standard error. Not its business: what any of it means.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "backups",
            "backups :: age",
            "backups :: file",
            "ledger",
            "home",
            "demo"
        })
@NullMarked
package concentric.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
