/** Backups on pages and in the API, for the custodian. */
@NullMarked
package concentric.backups.web;

import org.jspecify.annotations.NullMarked;
