/** Pages and API of the ledger: totals that lead to why, statements of units, batches, and the proof. */
@NullMarked
package concentric.ledger.web;

import org.jspecify.annotations.NullMarked;
