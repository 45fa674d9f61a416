/**
 * The database that the program brings along, so that nobody has to install one: PostgreSQL as an ordinary child process on
 * files inside the {@linkplain concentric.platform.postgres.DataFolder data folder}.
 *
 * <p>Two doors: {@link concentric.platform.postgres.DataFolder} (one program at a time) and
 * {@link concentric.platform.postgres.PostgresServer} (start, address, close). Plain Java, no Spring.
 *
 * <p>What holds, whatever happens to the program or the machine:
 *
 * <ul>
 *   <li>A second program on the same folder is refused and never touches the first one's database.
 *   <li>Unpacking and initialising happen beside their final place and are renamed into it: there is all or nothing.
 *   <li>A PostgreSQL left running by a killed program is found and stopped by the next start; nothing else ever is signalled.
 *   <li>Committed is on disk ({@link concentric.platform.postgres.Durability#DURABLE}).
 *   <li>Loopback only, by a random password that only its owner can read.
 * </ul>
 *
 * <p>Layout of {@code DATA/postgres}: {@code binaries-…} the unpacked programs, {@code cluster} PostgreSQL's own files,
 * {@code password}, {@code port}, {@code postgres.log} (and {@code .1}, the older half). A name with {@code .partial} is
 * unfinished work of a start that was killed; the next start removes it.
 *
 * <p>Not its business: roles, schemas, migrations, connection pools, backups.
 */
@NullMarked
package concentric.platform.postgres;

import org.jspecify.annotations.NullMarked;
