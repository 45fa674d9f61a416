package concentric.payouts;

import static concentric.platform.TypedText.shortened;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Wording;
import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Total;
import concentric.network.UnitKind;
import concentric.network.Units;
import concentric.payments.Books;
import concentric.payments.PayoutMovements;
import concentric.payouts.Payout.Ending;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.WriterLock;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of payouts. What is decided on balances is decided under the turn of the writer, so that of two at once
 * the second sees what the first did.
 */
@Service
public class Payouts {

    /** As far ahead as banks take orders. */
    private static final int LATEST_DAYS = 365;

    /** Larger amounts, in minor units, are in no bank's file. */
    private static final long LARGEST = 99_999_999_999L;

    private final PayoutStore store;
    private final BankAccountStore accounts;
    private final PayoutMovements movements;
    private final Ledger ledger;
    private final Books books;
    private final Parties parties;
    private final Units units;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final Acts acts;
    private final InstantSource clock;

    Payouts(
            PayoutStore store,
            BankAccountStore accounts,
            PayoutMovements movements,
            Ledger ledger,
            Books books,
            Parties parties,
            Units units,
            Organisations organisations,
            WriterLock writerLock,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.movements = movements;
        this.ledger = ledger;
        this.books = books;
        this.parties = parties;
        this.units = units;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.acts = acts;
        this.clock = clock;
    }

    /** Today in the organisation's zone: the earliest day on which a bank can be told to pay. */
    @Transactional(readOnly = true)
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }

    /**
     * Every person and partner that has anything in a currency, by code. For the custodian: whoever asks sees to it.
     * In shadow nothing is owed to anybody.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Payee> payees(Currency currency) {
        return books.inShadow() ? List.of() : List.copyOf(byCode(currency).values());
    }

    private Map<String, Payee> byCode(Currency currency) {
        var balances = new HashMap<Long, Total>();
        for (var total : ledger.totals(Period.ALWAYS)) {
            var account = total.account();
            if (account.party() == null || !account.currency().equals(currency) || total.net() <= 0) continue;
            if (account.kind() == Account.Kind.PERSON || account.kind() == Account.Kind.UNIT) {
                balances.put(account.party(), total);
            }
        }
        var known = units.all(balances.keySet());
        balances.keySet()
                .removeIf(party -> known.containsKey(party)
                        && Objects.requireNonNull(known.get(party)).kind() != UnitKind.PARTNER);
        var codes = parties.codes(balances.keySet());
        var open = store.open(currency);
        var banks = accounts.of(balances.keySet());
        return balances.values().stream()
                .map(total -> payee(total, codes, open, banks))
                .sorted(Comparator.comparing(payee -> payee.party().code()))
                .collect(Collectors.toMap(
                        payee -> payee.party().code(), payee -> payee, (one, other) -> one, LinkedHashMap::new));
    }

    private static Payee payee(
            Total total, Map<Long, String> codes, Map<Long, Long> open, Map<Long, BankAccount> banks) {
        long id = Objects.requireNonNull(total.account().party());
        var noun = total.account().kind() == Account.Kind.PERSON ? "person" : Units.NOUN;
        var party = new Party(id, noun, Objects.requireNonNull(codes.get(id)));
        return new Payee(party, total.net(), open.getOrDefault(id, 0L), banks.get(id));
    }

    /** Draws up a payout: what each payee gets, and where it goes, is fixed with it. The custodian does. */
    @Transactional
    public PayoutOutcome draw(PayoutDraft draft, Actor by) {
        if (!by.custodian()) return refused(Fault.in("", "custodian-only"));
        if (books.inShadow()) return refused(Fault.in("", "payout-in-shadow"));
        var own = accounts.own();
        if (own.isEmpty()) return refused(Fault.in("", "no-own-bank-account"));
        var faults = new ArrayList<Fault>();
        var currency = currency(draft.currency(), faults);
        var day = day(draft.day(), faults);
        if (currency == null || day == null) return new PayoutOutcome.Refused(faults);
        // Nothing is recorded or posted meanwhile, so that balances stay as they are read.
        writerLock.take();
        var payees = byCode(currency);
        var lines = draft.lines() == null ? everything(payees) : read(draft.lines(), payees, currency, faults);
        if (faults.isEmpty() && lines.isEmpty()) faults.add(Fault.in("lines", "nothing-to-pay-out"));
        if (!faults.isEmpty()) return new PayoutOutcome.Refused(faults);
        var input = currency.getCurrencyCode() + "\n" + day + "\n" + lines;
        return acts.perform(
                Act.of("payout.draw", by, currency.getCurrencyCode() + " " + day, input)
                        .covering(lines.size()),
                act -> new PayoutOutcome.Done(
                        store.find(store.insert(currency, day, own.get().id(), lines, act))
                                .orElseThrow()));
    }

    private @Nullable Currency currency(String text, List<Fault> faults) {
        if (text.isEmpty()) return organisations.current().currency();
        return switch (Money.currency(text)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency> refused -> {
                faults.add(Fault.in("currency", "unknown-currency", shortened(text)));
                yield null;
            }
        };
    }

    private @Nullable LocalDate day(String text, List<Fault> faults) {
        var today = today();
        if (text.isEmpty()) return today;
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(today)) faults.add(Fault.in("day", "day-too-early", today));
            else if (day.isAfter(today.plusDays(LATEST_DAYS))) {
                faults.add(Fault.in("day", "day-too-late", today.plusDays(LATEST_DAYS)));
            } else return day;
        } catch (DateTimeException e) {
            faults.add(Fault.in("day", "malformed-date", shortened(text)));
        }
        return null;
    }

    private static List<PayoutStore.NewLine> everything(Map<String, Payee> payees) {
        var lines = new ArrayList<PayoutStore.NewLine>();
        for (var payee : payees.values()) {
            var account = payee.account();
            if (account == null || payee.available() <= 0) continue;
            lines.add(new PayoutStore.NewLine(payee.party().id(), account.id(), Math.min(payee.available(), LARGEST)));
        }
        return lines;
    }

    private List<PayoutStore.NewLine> read(
            List<PayoutDraft.Line> drafts, Map<String, Payee> payees, Currency currency, List<Fault> faults) {
        var lines = new ArrayList<PayoutStore.NewLine>();
        var seen = new HashSet<Long>();
        // Under a code of before, too.
        var asked = parties.findAll(drafts.stream().map(PayoutDraft.Line::payee).toList());
        var byId = payees.values().stream()
                .collect(Collectors.toMap(payee -> payee.party().id(), payee -> payee));
        for (var draft : drafts) {
            var party = asked.get(draft.payee());
            if (party == null) {
                faults.add(Fault.in("payee", "unknown-payee", shortened(draft.payee())));
                continue;
            }
            var payee = byId.get(party.id());
            if (payee == null || payee.available() <= 0) {
                faults.add(Fault.in("payee", "nothing-of-payee", party.code(), currency.getCurrencyCode()));
            } else if (payee.account() == null) {
                faults.add(Fault.in("payee", "no-bank-account", party.code()));
            } else if (!seen.add(party.id())) {
                faults.add(Fault.in("payee", "payee-twice", party.code()));
            } else {
                amount(draft.amount(), payee, currency, faults)
                        .ifPresent(amount -> lines.add(new PayoutStore.NewLine(
                                party.id(),
                                Objects.requireNonNull(payee.account()).id(),
                                amount)));
            }
        }
        return lines;
    }

    private static Optional<Long> amount(String text, Payee payee, Currency currency, List<Fault> faults) {
        var code = payee.party().code();
        if (text.isEmpty()) return Optional.of(Math.min(payee.available(), LARGEST));
        return switch (Money.parse(text, currency)) {
            case Figure.Exact<Money>(var money) -> {
                if (money.minor() <= 0) faults.add(Fault.in("amount", "payout-of-nothing", code));
                else if (money.minor() > payee.available()) {
                    var most = new Money(payee.available(), currency).format();
                    faults.add(Fault.in("amount", "more-than-balance", code, most, currency.getCurrencyCode()));
                } else if (money.minor() > LARGEST) {
                    faults.add(notMoney(text, currency, 1));
                } else yield Optional.of(money.minor());
                yield Optional.empty();
            }
            case Figure.Refused<Money>(var why) -> {
                faults.add(notMoney(text, currency, why.wording() == Wording.TOO_LARGE ? 1 : 0));
                yield Optional.empty();
            }
        };
    }

    private static Fault notMoney(String text, Currency currency, int tooLarge) {
        return Fault.in(
                "amount",
                "not-money",
                shortened(text),
                currency.getCurrencyCode(),
                currency.getDefaultFractionDigits(),
                tooLarge,
                new Money(LARGEST, currency).format());
    }

    /**
     * Marks a payout paid, and posts each of its lines: balances fall. From its day on, and once; that somebody has less by now
     * than when it was drawn up changes nothing, since the money has left.
     */
    @Transactional
    public PayoutOutcome markPaid(Payout.Id id, Actor by) {
        return end(id, Ending.Kind.PAID, by);
    }

    /** Withdraws a payout that was not given to the bank: whole, and once. */
    @Transactional
    public PayoutOutcome withdraw(Payout.Id id, Actor by) {
        return end(id, Ending.Kind.WITHDRAWN, by);
    }

    private PayoutOutcome end(Payout.Id id, Ending.Kind kind, Actor by) {
        if (!by.custodian()) return refused(Fault.in("", "custodian-only"));
        writerLock.take();
        var found = store.find(id);
        if (found.isEmpty()) return refused(Fault.in("", "unknown-payout"));
        var payout = found.get();
        if (payout.ending() != null) {
            return new PayoutOutcome.Ended(
                    Fault.in("", payout.isPaid() ? "payout-paid-already" : "payout-withdrawn-already"));
        }
        if (kind == Ending.Kind.PAID && payout.day().isAfter(today())) {
            return refused(Fault.in("", "payout-not-due", payout.day()));
        }
        var verb = kind == Ending.Kind.PAID ? "payout.pay" : "payout.withdraw";
        var act = Act.of(verb, by, String.valueOf(id.value()), "").covering(payout.lines());
        return acts.perform(act, given -> {
            store.end(id, kind, given);
            if (kind == Ending.Kind.PAID) movements.record(drafts(payout), given);
            return new PayoutOutcome.Done(store.find(id).orElseThrow());
        });
    }

    private List<PayoutMovements.Draft> drafts(Payout payout) {
        return store.lines(payout.id()).stream()
                .map(line -> new PayoutMovements.Draft(
                        payout.id().value(),
                        line.number(),
                        line.party(),
                        line.amount(),
                        payout.currency(),
                        payout.day()))
                .toList();
    }

    private static PayoutOutcome refused(Fault fault) {
        return new PayoutOutcome.Refused(List.of(fault));
    }

    /** A payout. For the custodian: whoever asks sees to it, also of what follows. */
    @Transactional(readOnly = true)
    public Optional<Payout> find(Payout.Id id) {
        return store.find(id);
    }

    /** The lines of a payout in their order. */
    @Transactional(readOnly = true)
    public List<Payout.Line> lines(Payout.Id id) {
        return store.lines(id);
    }

    /** All payouts, the latest first. */
    @Transactional(readOnly = true)
    public List<Payout> list(long offset, int limit) {
        return store.list(offset, limit);
    }

    /** Those behind an id, by id: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Payout> after(long id, int limit) {
        return store.after(id, limit);
    }

    /** How many there are. */
    @Transactional(readOnly = true)
    public long count() {
        return store.count();
    }

    /**
     * What a payee got and is to get, the latest first. For the payee: whoever asks sees to it.
     *
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<Received> of(long party, int limit) {
        var payouts = store.of(party, limit);
        var lines = store.lines(payouts.stream().map(Payout::id).toList(), party);
        return payouts.stream()
                .map(payout -> new Received(
                        payout, Objects.requireNonNull(lines.get(payout.id().value()))))
                .toList();
    }

    /** What one payee gets of a payout. */
    public record Received(Payout payout, Payout.Line line) {}

    /** The file for the bank, the same each time: nothing of one that was withdrawn. */
    @Transactional(readOnly = true)
    public Optional<BankFile> file(Payout.Id id) {
        return store.find(id)
                .filter(payout -> payout.isOpen() || payout.isPaid())
                .map(payout -> BankFile.of(
                        payout, store.lines(id), organisations.current().name()));
    }
}
