/** The map as a page with a picture, as a table, as a tree, as a file, and for programs. */
@NullMarked
package concentric.map.web;

import org.jspecify.annotations.NullMarked;
