/** Pages and API of rehearsals: who would gain and who would lose by a draft, whether they sign it or not. */
@NullMarked
package concentric.rehearsals.web;

import org.jspecify.annotations.NullMarked;
