package concentric.ledger.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.web.PartyLabels;
import concentric.customers.Customers;
import concentric.ledger.Account;
import concentric.ledger.Account.Kind;
import concentric.ledger.Ledger;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the ledger's ids stand for, in codes and in names. */
@Component
class Accounting {

    /** Where money comes from, as a party. */
    static final String CUSTOMERS = "(customers)";

    /** What belongs to the state, as a party. */
    static final String TAX = "(tax)";

    /** Where opening balances come from, as a party. */
    static final String OPENING = "(opening)";

    /** Where what was paid out went, as a party. */
    static final String PAYOUTS = "(payouts)";

    /** Through which what units had goes to their successors, as a party. */
    static final String HANDOVERS = "(handovers)";

    /** Persons of whom the reader may not know each by itself, as a party. */
    static final String PERSONS = "(persons)";

    /** By code points, so that the order is the same wherever it is made. */
    static final Comparator<String> CODES = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private final Ledger ledger;
    private final Parties parties;
    private final PartyLabels labels;
    private final Contracts contracts;
    private final Offers offers;
    private final Customers customers;
    private final Organisations organisations;
    private final Accounts people;

    Accounting(
            Ledger ledger,
            Parties parties,
            PartyLabels labels,
            Contracts contracts,
            Offers offers,
            Customers customers,
            Organisations organisations,
            Accounts people) {
        this.ledger = ledger;
        this.parties = parties;
        this.labels = labels;
        this.contracts = contracts;
        this.offers = offers;
        this.customers = customers;
        this.organisations = organisations;
        this.people = people;
    }

    /** The account of a party as it stands in an address; nothing if there is no such party. */
    Optional<Account> account(String party, Currency currency) {
        return switch (party) {
            case CUSTOMERS -> Optional.of(new Account(Kind.CLEARING, null, currency));
            case TAX -> Optional.of(new Account(Kind.TAX, null, currency));
            case OPENING -> Optional.of(new Account(Kind.OPENING, null, currency));
            case PAYOUTS -> Optional.of(new Account(Kind.PAYOUT, null, currency));
            case HANDOVERS -> Optional.of(new Account(Kind.HANDOVER, null, currency));
            default -> parties.find(party).map(found -> account(found, currency));
        };
    }

    private static Account account(Party party, Currency currency) {
        return new Account(Kind.valueOf(party.noun().toUpperCase(Locale.ROOT)), party.id(), currency);
    }

    /** The code of each account's party; those of accounts that are nobody’s are parties too. */
    Map<Account, String> codes(Collection<Account> accounts) {
        var byId = parties.codes(ids(accounts));
        var codes = new HashMap<Account, String>();
        for (var account : accounts) {
            codes.put(
                    account,
                    switch (account.kind()) {
                        case CLEARING -> CUSTOMERS;
                        case TAX -> TAX;
                        case OPENING -> OPENING;
                        case PAYOUT -> PAYOUTS;
                        case HANDOVER -> HANDOVERS;
                        case PERSON ->
                            account.party() == null ? PERSONS : Objects.requireNonNull(byId.get(account.party()));
                        case UNIT, FUND -> Objects.requireNonNull(byId.get(account.party()));
                    });
        }
        return codes;
    }

    /** How each account's party is shown. */
    Map<Account, PartyLabel> labels(Collection<Account> accounts, Visit visit) {
        var byId = labels.byId(ids(accounts));
        var shown = new HashMap<Account, PartyLabel>();
        for (var account : accounts) {
            shown.put(
                    account,
                    switch (account.kind()) {
                        case CLEARING -> new PartyLabel(visit.t("ledger.customers"), PartyKind.CUSTOMER, null);
                        case TAX -> new PartyLabel(visit.t("ledger.tax"), PartyKind.TAX, null);
                        case OPENING -> new PartyLabel(visit.t("ledger.opening"), PartyKind.FUND, null);
                        case PAYOUT -> new PartyLabel(visit.t("ledger.payouts"), PartyKind.FUND, null);
                        case HANDOVER -> new PartyLabel(visit.t("ledger.handovers"), PartyKind.FUND, null);
                        case PERSON ->
                            account.party() == null
                                    ? new PartyLabel(visit.t("ledger.persons"), null, null)
                                    : Objects.requireNonNull(byId.get(account.party()));
                        case UNIT, FUND -> Objects.requireNonNull(byId.get(account.party()));
                    });
        }
        return shown;
    }

    /** How parties are shown, by their codes. */
    Map<String, PartyLabel> labels(Collection<String> codes) {
        return labels.byCode(codes);
    }

    private static List<Long> ids(Collection<Account> accounts) {
        return accounts.stream()
                .map(Account::party)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What the reader may know of persons' accounts. */
    Discretion discretion(Actor reader) {
        return new Discretion(
                reader.custodian(),
                people.person(reader).map(person -> person.value()).orElse(0L));
    }

    /** The contract versions of these ids. */
    Map<Long, ContractVersion> versions(Collection<Long> ids) {
        return contracts.versions(ids).stream().collect(Collectors.toMap(ContractVersion::id, version -> version));
    }

    /** The offers and services of these ids, by id. */
    Map<Long, Offer> offers(Collection<Long> ids) {
        return offers.all(ids);
    }

    /** The code of each segment. */
    Map<Long, String> segments(Collection<Long> ids) {
        return customers.segmentCodes(ids);
    }

    /**
     * The currency that is asked for, or else the organisation's, or else the only one.
     *
     * @param known those in which anything moved
     */
    Currency currency(String asked, List<Currency> known) {
        return known.stream()
                .filter(currency -> currency.getCurrencyCode().equals(asked))
                .findAny()
                .orElseGet(() -> usual(known));
    }

    private Currency usual(List<Currency> known) {
        var own = organisations.current().currency();
        return known.isEmpty() || known.contains(own) ? own : known.getFirst();
    }

    /** The currencies in which anything moved. */
    List<Currency> currencies() {
        return ledger.currencies();
    }
}
