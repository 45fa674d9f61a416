/** The command line as its users meet it: processes with arguments, outputs and an exit status. */
@NullMarked
package concentric.cli;

import org.jspecify.annotations.NullMarked;
