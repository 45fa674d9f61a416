package concentric.people;

import concentric.platform.Facts;
import concentric.platform.JournalEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who acted: the journal holds accounts, and only here they have names. */
@Component
class ActorFacts implements Facts {

    private final AccountStore accounts;

    ActorFacts(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Fact> about(JournalEntry act) {
        return List.of(new Fact(
                "actor.name",
                () -> accounts.get(new Account.Id(act.account()))
                        .map(Account::name)
                        .orElse("")));
    }
}
