/** Pages and API of contracts, offers and funds; and how parties are shown wherever money is. */
@NamedInterface("web")
@NullMarked
package concentric.contracts.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
