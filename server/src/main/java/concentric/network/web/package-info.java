@NullMarked
package concentric.network.web;

import org.jspecify.annotations.NullMarked;
