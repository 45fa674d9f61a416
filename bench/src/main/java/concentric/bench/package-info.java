/** Measures Concentric beside its peers, on the same payments in the same minute. No part of the program. */
@NullMarked
package concentric.bench;

import org.jspecify.annotations.NullMarked;
