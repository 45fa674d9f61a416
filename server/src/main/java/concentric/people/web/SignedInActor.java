package concentric.people.web;

import concentric.platform.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** What Spring Security knows of whoever asks: the actor, and the one authority that addresses are guarded by. */
final class SignedInActor extends AbstractAuthenticationToken {

    static final String CUSTODIAN = "custodian";

    private final transient Actor actor;

    SignedInActor(Actor actor) {
        super(actor.custodian() ? AuthorityUtils.createAuthorityList(CUSTODIAN) : List.of());
        this.actor = actor;
        setAuthenticated(true);
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
