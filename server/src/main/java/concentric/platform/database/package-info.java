/**
 * The connections to the database, and what becomes of them while it is away.
 *
 * <p>Verbs: lend a connection, ask the database every second whether it is there. Invariants: whoever waits for a database
 * that does not answer gets an exception within five seconds, however long the statement itself may take; what was cut off
 * holds no lock in the database once that answers again. Not its business: starting PostgreSQL.
 */
@NullMarked
package concentric.platform.database;

import org.jspecify.annotations.NullMarked;
