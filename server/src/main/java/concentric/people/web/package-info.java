/** Pages of people, and the chain that says who asks. */
@NamedInterface("web")
@NullMarked
package concentric.people.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
