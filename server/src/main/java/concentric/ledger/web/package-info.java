/** Pages and API of the ledger: totals that lead to why, statements of units, batches, and the proof; and statements for whoever adds to them. */
@NamedInterface("web")
@NullMarked
package concentric.ledger.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
