/**
 * The API as a whole: its OpenAPI document and its reference.
 *
 * <p>No verb of its own: each module answers its own calls. Invariants: every call that the controllers map is in the
 * document, with the fields of the records that are read and written, and none else; the examples are calls that were
 * made. Not its business: what the calls do, and who may.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web"})
@NullMarked
package concentric.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
