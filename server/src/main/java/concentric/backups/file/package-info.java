/**
 * The file that a backup is: written from one snapshot of a database, looked through, and restored into another database.
 * Plain Java over JDBC, without Spring, so that it also works where no program runs.
 *
 * <p>The file is a gzipped tar archive, sealed by age where there is a passphrase: {@code head.json} (what it is, which
 * migrations the database had, its tables and their columns), {@code checkpoints.jsonl} (what the data folder keeps beside
 * the database), {@code tables/SCHEMA.TABLE/NNNNNN} (the rows in PostgreSQL's
 * binary COPY format, cut into pieces of a few megabytes), and at the end {@code manifest.json} (of each table how many
 * rows and which SHA-256, and where the sequences stand).
 *
 * <p>Rows are in the order of their table's key, so the hash of a table depends on what is in it and on nothing else: a
 * database that was restored has the same hashes. Tables are found in the catalog; one whose comment begins with "Not
 * backed up" is left out.
 *
 * <p>What holds: a file without its manifest is refused as cut short; nothing is restored that does not have the hashes of
 * its manifest; a restored database is read back before it is committed; restoring happens in one transaction.
 */
@NamedInterface("file")
@NullMarked
package concentric.backups.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
