package concentric.payouts;

import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.UnitKind;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.TypedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of bank accounts. A person enters their own, whoever speaks for a partner the partner's, the custodian the
 * organisation's; nobody enters another's, the custodian included.
 */
@Service
public class BankAccounts {

    /** What a payee's subject is in the journal where it is the organisation. */
    private static final String ORGANISATION = "organisation";

    private static final int LONGEST = 200;
    private static final int LAST_DIGITS = 4;

    private final BankAccountStore store;
    private final Parties parties;
    private final Units units;
    private final Memberships memberships;
    private final People people;
    private final Accounts accounts;
    private final Acts acts;

    BankAccounts(
            BankAccountStore store,
            Parties parties,
            Units units,
            Memberships memberships,
            People people,
            Accounts accounts,
            Acts acts) {
        this.store = store;
        this.parties = parties;
        this.units = units;
        this.memberships = memberships;
        this.people = people;
        this.accounts = accounts;
        this.acts = acts;
    }

    /** The parties whose bank account the actor enters: the person, and the partners that the person speaks for. */
    @Transactional(readOnly = true)
    public List<Party> of(Actor by) {
        var person = accounts.person(by);
        if (person.isEmpty()) return List.of();
        var own = new ArrayList<Party>();
        people.find(person.get())
                .ifPresent(found -> own.add(new Party(found.id().value(), "person", found.code())));
        partners(person.get()).forEach(unit -> own.add(new Party(unit.id().value(), Units.NOUN, unit.code())));
        return own;
    }

    private List<Unit> partners(Person.Id person) {
        var ids = memberships.of(person).stream()
                .map(membership -> membership.unit().value())
                .distinct()
                .toList();
        var speakers = memberships.spokespersons(ids);
        return units.all(ids).values().stream()
                .filter(unit -> unit.kind() == UnitKind.PARTNER)
                .filter(unit ->
                        speakers.getOrDefault(unit.id().value(), List.of()).contains(person))
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    /** A payee whose bank account the actor enters, by its code; nothing of others. */
    @Transactional(readOnly = true)
    public Optional<Party> own(String code, Actor by) {
        var found = parties.find(TypedText.clean(code));
        return found.flatMap(asked ->
                of(by).stream().filter(party -> party.id() == asked.id()).findFirst());
    }

    /** Enters a payee's bank account: it counts from now on; the same again changes nothing. Payouts stay with the one they have. */
    @Transactional
    public Entering enter(String payee, BankAccount.Draft draft, Actor by) {
        var own = own(payee, by);
        return own.isEmpty()
                ? new Entering.Unknown()
                : enter(own.get().id(), own.get().code(), draft, by);
    }

    /** Enters the organisation's own bank account, from which is paid. The custodian does. */
    @Transactional
    public Entering enterOwn(BankAccount.Draft draft, Actor by) {
        if (!by.custodian()) return new Entering.Refused(List.of(Fault.in("", "custodian-only")));
        return enter(null, ORGANISATION, draft, by);
    }

    private Entering enter(@Nullable Long party, String subject, BankAccount.Draft draft, Actor by) {
        var faults = new ArrayList<Fault>();
        var holder = TypedText.clean(draft.holder());
        TypedText.faultOfRequired("holder", holder, LONGEST).ifPresent(faults::add);
        var written = BankText.of(holder);
        if (written.isEmpty()) faults.add(Fault.in("holder", "not-bank-characters"));
        else if (!holder.isEmpty() && written.get().chars().noneMatch(Character::isLetterOrDigit)) {
            faults.add(Fault.in("holder", "missing"));
        }
        var iban = Iban.plain(draft.iban());
        fault(iban).ifPresent(faults::add);
        var bic = Iban.plain(draft.bic());
        if (!bic.isEmpty() && !isBic(bic)) faults.add(Fault.in("bic", "not-bic"));
        if (!faults.isEmpty()) return new Entering.Refused(faults);
        var name = BankText.cut(written.orElseThrow(), BankText.LONGEST_NAME);
        var now = party == null ? store.own() : find(party);
        if (now.filter(known -> known.says(name, iban, bic)).isPresent()) return new Entering.Entered(now.get());
        // The journal and its hashes know no more than lists show.
        var input = iban.substring(iban.length() - LAST_DIGITS);
        return acts.perform(Act.of("bank-account.enter", by, subject, input), act -> {
            store.insert(party, name, new Iban(iban), bic.isEmpty() ? null : bic, act);
            return new Entering.Entered(
                    party == null ? store.own().orElseThrow() : find(party).orElseThrow());
        });
    }

    private static Optional<Fault> fault(String iban) {
        if (iban.isEmpty()) return Optional.of(Fault.in("iban", "missing"));
        try {
            IbanUtil.validate(iban);
            return Optional.empty();
        } catch (InvalidCheckDigitException e) {
            return Optional.of(Fault.in("iban", "iban-check-digits"));
        } catch (UnsupportedCountryException e) {
            return Optional.of(Fault.in("iban", "iban-country"));
        } catch (IbanFormatException e) {
            var code = switch (e.getFormatViolation()) {
                case BBAN_LENGTH -> "iban-length";
                case COUNTRY_CODE_EXISTS -> "iban-country";
                default -> "not-iban";
            };
            return Optional.of(Fault.in("iban", code));
        } catch (Iban4jException e) {
            return Optional.of(Fault.in("iban", "not-iban"));
        }
    }

    private static boolean isBic(String bic) {
        try {
            BicUtil.validate(bic.toUpperCase(Locale.ROOT));
            return true;
        } catch (Iban4jException e) {
            return false;
        }
    }

    /** The bank account of a payee that counts now. For the payee and whoever draws up payouts: whoever asks sees to it. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> find(long party) {
        return Optional.ofNullable(store.of(List.of(party)).get(party));
    }

    /** Those of many, by the party; as {@link #find}. */
    @Transactional(readOnly = true)
    public Map<Long, BankAccount> all(Collection<Long> parties) {
        return store.of(parties);
    }

    /** All that a payee ever had, the latest first; as {@link #find}. */
    @Transactional(readOnly = true)
    public List<BankAccount> history(long party) {
        return store.history(party);
    }

    /** The organisation's own, from which is paid. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> own() {
        return store.own();
    }
}
