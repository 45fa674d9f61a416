/** The document and the reference, built from the controllers' methods and the records that they read and write. */
@NullMarked
package concentric.api.web;

import org.jspecify.annotations.NullMarked;
