/**
 * Encryption by a passphrase in the format of the tool <em>age</em>, so that a file can be opened without this program too
 * ({@code age -d}).
 *
 * <p>The passphrase is stretched by scrypt; the content is sealed in chunks of 64 KiB by ChaCha20-Poly1305, each with its
 * number and the last one marked, so that what is altered, reordered or cut off is noticed at the chunk where it happened.
 * All primitives but scrypt's mixing are the JDK's.
 *
 * @see <a href="https://age-encryption.org/v1">The age file encryption format, v1</a>
 */
@NamedInterface("age")
@NullMarked
package concentric.backups.age;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
