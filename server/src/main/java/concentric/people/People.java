package concentric.people;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.Registration;
import concentric.platform.TypedText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of persons. */
@Service
public class People {

    /** What a person is as a party. */
    public static final String NOUN = "person";

    private final PersonStore store;
    private final Parties parties;
    private final Acts acts;

    People(PersonStore store, Parties parties, Acts acts) {
        this.store = store;
        this.parties = parties;
        this.acts = acts;
    }

    /** Adds a person: code, name, and an e-mail address that may be empty. */
    @Transactional
    public Adding add(String code, String name, String email, Actor by) {
        if (!by.custodian()) return new Adding.Refused(List.of(Fault.in("", "custodian-only")));
        var draft = PersonDraft.of(code, name, email);
        if (!draft.faults().isEmpty()) return new Adding.Refused(draft.faults());
        Adding outcome = acts.perform(Act.of("person.add", by, draft.code(), draft.input()), act -> {
            switch (parties.register(NOUN, draft.code())) {
                case Registration.Registered(long id) -> {
                    store.insert(id, draft.name(), draft.emailOrNull(), act);
                    return new Adding.Added(store.get(new Person.Id(id)).orElseThrow());
                }
                case Registration.Refused(Fault fault) -> {
                    return new Adding.Refused(List.of(fault));
                }
            }
        });
        // Only the register can say that the code is free; if it is not, the act did not happen.
        if (outcome instanceof Adding.Refused)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    /** A person by a code, current or earlier. */
    @Transactional(readOnly = true)
    public Optional<Person> find(String code) {
        return parties.find(code)
                .filter(party -> party.noun().equals(NOUN))
                .flatMap(party -> store.get(new Person.Id(party.id())));
    }

    /** A person. */
    @Transactional(readOnly = true)
    public Optional<Person> find(Person.Id id) {
        return store.get(id);
    }

    /** Persons by their ids. */
    @Transactional(readOnly = true)
    public Map<Long, Person> all(Collection<Long> ids) {
        return store.all(ids);
    }

    /** Persons whose name or code contains the text, by name. */
    @Transactional(readOnly = true)
    public List<Person> list(String query, long offset, int limit) {
        return store.find(TypedText.clean(query), offset, limit);
    }

    /** Those behind a code, by code: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Person> after(String query, String code, int limit) {
        return store.after(query, code, limit);
    }

    /** How many there are. */
    @Transactional(readOnly = true)
    public long count(String query) {
        return store.count(TypedText.clean(query));
    }

    /** Which of the codes are persons, for an import of something that names them. */
    @Transactional(readOnly = true)
    public Map<String, Party> parties(Collection<String> codes) {
        var found = parties.findAll(codes);
        found.values().removeIf(party -> !party.noun().equals(NOUN));
        return found;
    }
}
