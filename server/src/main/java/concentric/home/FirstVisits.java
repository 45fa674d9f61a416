package concentric.home;

import concentric.payments.Books;
import concentric.payments.Switching;
import concentric.people.Accounts;
import concentric.people.Opening;
import concentric.people.Sessions;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.SettingUp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of the first visit. */
@Service
public class FirstVisits {

    private final Accounts accounts;
    private final Organisations organisations;
    private final Sessions sessions;
    private final Books books;

    FirstVisits(Accounts accounts, Organisations organisations, Sessions sessions, Books books) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.sessions = sessions;
        this.books = books;
    }

    /** Whether the installation still waits for its first visitor. */
    @Transactional(readOnly = true)
    public boolean awaited() {
        return accounts.awaitFirst();
    }

    /**
     * Sets up the organisation and its custodian, and signs the custodian in: all of it or nothing. Of two first visits at
     * once the second is refused with {@code already-set-up}.
     */
    @Transactional
    public Beginning begin(FirstVisit visit) {
        // Opening the account takes the lock that makes first visits take turns; so it comes first.
        return switch (accounts.openFirst(visit.name(), visit.login(), visit.password())) {
            case Opening.Opened(var custodian) -> {
                var faults = setUp(visit, custodian.actor());
                if (faults.isEmpty() && visit.shadow()) faults = inShadow(custodian.actor());
                yield faults.isEmpty() ? new Beginning.Begun(custodian, sessions.begin(custodian)) : nothing(faults);
            }
            case Opening.Refused(var faults) -> nothing(faults(visit, faults));
        };
    }

    private List<Fault> inShadow(Actor by) {
        return switch (books.beginInShadow(by)) {
            case Switching.Switched() -> List.of();
            case Switching.Refused(var faults) -> faults;
        };
    }

    /** Everything that is wrong at once: what the organisation's part would have said too. */
    private List<Fault> faults(FirstVisit visit, List<Fault> ofAccount) {
        var faults = new ArrayList<>(ofAccount);
        if (accounts.awaitFirst()) faults.addAll(0, setUp(visit, accounts.console()));
        return faults;
    }

    private List<Fault> setUp(FirstVisit visit, Actor by) {
        if (organisations.find().isPresent()) return List.of();
        return switch (organisations.setUp(visit.organisation(), visit.zone(), visit.currency(), false, by)) {
            case SettingUp.SetUp setUp -> List.of();
            case SettingUp.Refused(var faults) ->
                faults.stream().map(FirstVisits::asAsked).toList();
        };
    }

    /** The form asks for two names; the organisation's field has its own. */
    private static Fault asAsked(Fault fault) {
        return fault.field().equals("name") ? new Fault("organisation", fault.code(), fault.args()) : fault;
    }

    private static Beginning nothing(List<Fault> faults) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Beginning.Refused(faults);
    }
}
