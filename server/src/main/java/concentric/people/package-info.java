/**
 * People and how they come in: persons, accounts, sessions, passkeys and tokens.
 *
 * <p>Verbs: add a person, import people, open an account, take it out of use and
 * back, invite by a link, set a password anew by a link, sign in and out, end a session, change one's password, register and remove a passkey, make and
 * revoke a token. Invariants: a person
 * may have an account, an account never is a person; secrets (passwords, what cookies, tokens and links say) are kept as hashes
 * only, and of a passkey the public half; the first account is opened once. Not its business: which unit somebody belongs to (the network's).
 *
 * <p>Signing in and out are no acts: a journal of who came when would be a record of people, not of decisions.
 *
 * <p>Published tables, which later modules may join and refer to but never write: {@code people.person}.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web"})
@NullMarked
package concentric.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
