@NullMarked
package concentric.ledger.web;

import org.jspecify.annotations.NullMarked;
