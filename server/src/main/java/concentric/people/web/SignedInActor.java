package concentric.people.web;

import concentric.platform.Actor;
import concentric.platform.Scope;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** What Spring Security knows of whoever asks: the actor, and the one authority that addresses are guarded by. */
final class SignedInActor extends AbstractAuthenticationToken {

    static final String CUSTODIAN = "custodian";

    private final transient Actor actor;
    private final transient Set<Scope> scopes;

    SignedInActor(Actor actor, Set<Scope> scopes) {
        super(actor.custodian() ? AuthorityUtils.createAuthorityList(CUSTODIAN) : List.of());
        this.actor = actor;
        this.scopes = Set.copyOf(scopes);
        setAuthenticated(true);
    }

    /** Whether what was shown is good for this. */
    boolean mayUse(Scope scope) {
        return scopes.contains(scope);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }
}
