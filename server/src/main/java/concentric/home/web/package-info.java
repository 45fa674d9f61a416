@NullMarked
package concentric.home.web;

import org.jspecify.annotations.NullMarked;
