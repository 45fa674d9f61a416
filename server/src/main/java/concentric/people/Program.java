package concentric.people;

import concentric.platform.Scope;
import java.util.Set;

/**
 * A program that has shown a token.
 *
 * @param account who it acts for
 * @param scopes what it may do of what the account may
 */
public record Program(Account account, Set<Scope> scopes) {

    public Program {
        scopes = Set.copyOf(scopes);
    }
}
