/**
 * Cases: contracts, payments and what is expected of them, as a text that a controller can read and check before anything
 * is signed. {@link concentric.engine.cases.CaseFile#run} runs one and tells what differs; it does not read files.
 */
@NullMarked
package concentric.engine.cases;

import org.jspecify.annotations.NullMarked;
