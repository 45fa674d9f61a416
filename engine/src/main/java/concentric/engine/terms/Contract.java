package concentric.engine.terms;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.Hold;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one version of a contract. Says who gets what; knows nothing of other contracts, of signatures or of the
 * network.
 *
 * @param name unique among contracts; two contracts of one name are versions
 * @param currency of every amount in it
 * @param from first day on which it is in force; null: since ever
 * @param until first day on which it is no longer in force; null: for ever
 * @param priority among the receipts contracts of one unit: lower runs first
 * @param clauses what it does live, in the order in which they act; words count them from 1
 * @param closing what it does once a period is over, counted on after them; null: nothing. A contract on a result or a total
 *     does nothing else
 * @param ends at a close at which this is true the contract ends; null: nothing ends it
 */
public record Contract(
        String name,
        Currency currency,
        Source source,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        int priority,
        List<Promise> promises,
        List<Clause> clauses,
        @Nullable Closing closing,
        @Nullable Condition ends) {

    /** Priority of a contract that states none. */
    public static final int DEFAULT_PRIORITY = 100;

    /** Most clauses a contract may have. */
    public static final int MOST_CLAUSES = 500;

    /** Most parties that may share a rest: keeps a remainder and a position together within a long. */
    public static final int MOST_SHARES = 1000;

    public Contract {
        Names.require(name);
        promises = List.copyOf(promises);
        clauses = List.copyOf(clauses);
        if (source instanceof Source.Closing
                && (closing == null || !closing.on().equals(source) || !clauses.isEmpty())) {
            throw new IllegalArgumentException(
                    "a contract on a result or total acts at the close of that and nowhere else");
        }
    }

    /** A contract that does nothing at a close. */
    public Contract(
            String name,
            Currency currency,
            Source source,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int priority,
            List<Promise> promises,
            List<Clause> clauses) {
        this(name, currency, source, from, until, priority, promises, clauses, null, null);
    }

    /** How many clauses it has, live and closing. */
    public int clauseCount() {
        return clauses.size() + (closing == null ? 0 : closing.clauses().size());
    }

    /** The unit that measures without a subject are of, where nothing else says so; empty: they are the network's. */
    public Optional<String> subject() {
        return source.subject()
                .or(() -> Optional.ofNullable(closing)
                        .flatMap(section -> section.on().subject()));
    }

    /** The unit that measures without a subject are of in the closing clauses. */
    public Optional<String> closingSubject() {
        return Optional.ofNullable(closing)
                .flatMap(section -> section.on().subject())
                .or(source::subject);
    }

    /** Everything in this contract that may not be signed; empty if it may. Says nothing about other contracts. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (from != null && until != null && !from.isBefore(until)) {
            faults.add(new Fault(0, Wording.FROM_UNTIL.phrase(from, until), Wording.FROM_BEFORE_UNTIL.phrase()));
        }
        sourceFaults(faults);
        if (clauseCount() > MOST_CLAUSES) {
            faults.add(
                    new Fault(0, Wording.CLAUSES.phrase(clauseCount()), Wording.AT_MOST_CLAUSES.phrase(MOST_CLAUSES)));
        }
        for (int i = 0; i < clauses.size(); i++) {
            clauseFaults(i, faults);
        }
        if (closing != null) {
            ClosingFaults.find(this, closing, faults);
        }
        return List.copyOf(faults);
    }

    /** What whoever signs should be told. */
    public Set<Remark> remarks() {
        var remarks = EnumSet.noneOf(Remark.class);
        if (promises.isEmpty()) {
            remarks.add(Remark.NO_PROMISE);
        }
        boolean pricedFiner = source instanceof Source.Usage usage && finerThanCurrency(usage.rate());
        if (pricedFiner || clauses.stream().anyMatch(this::finerThanCurrency)) {
            remarks.add(Remark.ROUNDED_PER_PAYMENT);
        }
        return remarks;
    }

    /** Units, funds and persons named in it, in the order of the text; the unit of {@code @unit} is not among them. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>(named(source));
        if (closing != null) {
            names.addAll(named(closing.on()));
        }
        for (int number = 1; number <= clauseCount(); number++) {
            names.addAll(concerned(number));
        }
        return names;
    }

    /**
     * Whose earned money it puts at risk: nodes of stakes, bearers of losses, parties with a gate. Whoever is paid out of what
     * these have left must agree to it.
     */
    public Set<String> atRisk() {
        var atRisk = new LinkedHashSet<String>();
        if (closing != null) {
            closing.clauses().forEach(clause -> atRisk.addAll(clause.puttingAtRisk()));
        }
        return atRisk;
    }

    /** Every measure that a close asks for it, each with its subject: of closing clauses, holds and its ending. */
    public Set<Measure> measuresAtClose() {
        var asked = new LinkedHashSet<Measure>();
        for (Clause clause : clauses) {
            if (clause instanceof Hold hold) {
                addMeasures(hold.when(), subject(), asked);
            }
        }
        if (closing != null) {
            for (CloseClause clause : closing.clauses()) {
                clause.measures().forEach(measure -> asked.add(measure.of(closingSubject())));
                if (clause instanceof CloseClause.Hold hold) {
                    addMeasures(hold.when(), closingSubject(), asked);
                }
            }
        }
        addMeasures(ends, subject(), asked);
        return asked;
    }

    private static void addMeasures(@Nullable Condition condition, Optional<String> subject, Set<Measure> asked) {
        if (condition != null) {
            condition.measures().forEach(measure -> asked.add(measure.of(subject)));
        }
    }

    /** Everybody named in a clause, in the order of the text; the unit of {@code @unit} is not among them. */
    public List<String> concerned(int number) {
        if (closing != null && number > clauses.size()) {
            return closing.clauses().get(number - clauses.size() - 1).concerned();
        }
        return clauses.get(number - 1).concerned().stream()
                .flatMap(party -> party instanceof Party.Named(String name) ? Stream.of(name) : Stream.empty())
                .toList();
    }

    private static List<String> named(Source source) {
        return switch (source) {
            case Source.Payments payments -> List.of();
            case Source.AllPayments payments -> List.of();
            case Source.Receipts(String unit, List<String> contracts) -> List.of(unit);
            case Source.Usage(String service, String provider, Rate rate) -> List.of(provider);
            case Source.Result(String unit) -> List.of(unit);
            case Source.Total total ->
                Stream.concat(total.subject().stream(), Stream.ofNullable(total.payer()))
                        .toList();
        };
    }

    /** Whether a clause pays {@code @unit}, or holds for it. */
    public boolean concernsOwner() {
        return clauses.stream().anyMatch(clause -> clause.concerned().contains(new Party.Owner()));
    }

    private void sourceFaults(List<Fault> faults) {
        boolean sharesPayments = switch (source) {
            case Source.Payments(List<String> offers) -> {
                faults.addAll(twice(0, offers, offer -> offer, Wording.EACH_OFFER_ONCE));
                yield true;
            }
            case Source.AllPayments() -> true;
            case Source.Receipts(String unit, List<String> contracts) -> {
                faults.addAll(twice(0, contracts, other -> other, Wording.EACH_CONTRACT_ONCE));
                yield false;
            }
            case Source.Usage usage -> false;
            case Source.Closing atClose -> false;
        };
        // A share rest elsewhere is a fault of what follows it.
        if (sharesPayments && clauses.stream().noneMatch(ShareRest.class::isInstance)) {
            faults.add(new Fault(
                    clauses.size(),
                    (clauses.isEmpty() ? Wording.NO_CLAUSE : Wording.A_CLAUSE_THAT_LEAVES_A_REST).phrase(),
                    Wording.SHARE_REST_LAST.phrase()));
        }
    }

    private void clauseFaults(int index, List<Fault> faults) {
        int number = index + 1;
        if (index > 0 && clauses.get(index - 1) instanceof ShareRest) {
            faults.add(new Fault(number, Wording.A_CLAUSE_AFTER.phrase(), Wording.NOTHING_AFTER_SHARE_REST.phrase()));
        }
        partyFaults(number, clauses.get(index), faults);
        switch (clauses.get(index)) {
            case PayRate pay -> {}
            case PayPercent pay -> percentFaults(index, pay.percent(), pay.basis(), faults);
            case Hold hold -> percentFaults(index, hold.percent(), hold.basis(), faults);
            case ShareRest(List<Share> shares) -> {
                if (shares.size() > MOST_SHARES) {
                    faults.add(new Fault(
                            number,
                            Wording.PARTIES.phrase(shares.size()),
                            Wording.AT_MOST_PARTIES.phrase(MOST_SHARES)));
                }
                faults.addAll(twice(
                        number,
                        shares.stream().map(Share::party).toList(),
                        Contract::spelled,
                        Wording.EACH_PARTY_ONCE));
            }
        }
    }

    private void partyFaults(int number, Clause clause, List<Fault> faults) {
        if (source instanceof Source.Payments || source instanceof Source.AllPayments) {
            return;
        }
        if (clause.concerned().contains(new Party.Owner())) {
            faults.add(new Fault(number, Phrase.spelled("@unit"), Wording.A_NAME_NOT_THE_OWNER.phrase()));
        }
        if (source instanceof Source.Receipts(String unit, List<String> contracts)
                && clause.parties().contains(new Party.Named(unit))) {
            faults.add(new Fault(number, Wording.PAYS_ITSELF.phrase(unit), Wording.ANOTHER_PARTY.phrase(unit)));
        }
    }

    private void percentFaults(int index, Percent percent, Basis basis, List<Fault> faults) {
        long before = basis == Basis.GROSS ? ppmOfGross(index) : 0;
        long total = before + Math.min(percent.ppm(), Long.MAX_VALUE / 2);
        if (before <= Percent.ALL.ppm() && total > Percent.ALL.ppm()) {
            faults.add(new Fault(
                    index + 1,
                    Phrase.spelled(new Percent(total).format()),
                    (basis == Basis.GROSS ? Wording.GROSS_AT_MOST_ALL : Wording.REST_AT_MOST_ALL).phrase()));
        }
    }

    private long ppmOfGross(int clausesBefore) {
        return clauses.subList(0, clausesBefore).stream()
                .mapToLong(clause -> switch (clause) {
                    case PayPercent pay
                    when pay.basis() == Basis.GROSS -> pay.percent().ppm();
                    case Hold hold
                    when hold.basis() == Basis.GROSS -> hold.percent().ppm();
                    case PayPercent pay -> 0;
                    case Hold hold -> 0;
                    case PayRate pay -> 0;
                    case ShareRest rest -> 0;
                })
                .map(ppm -> Math.min(ppm, Integer.MAX_VALUE))
                .sum();
    }

    private boolean finerThanCurrency(Clause clause) {
        return clause instanceof PayRate(Party to, Rate rate) && rate.per() == Rate.Per.UNIT && finerThanCurrency(rate);
    }

    private boolean finerThanCurrency(Rate rate) {
        String shown = rate.format(currency);
        int decimals = shown.length() - 1 - shown.indexOf('.');
        return shown.contains(".") && decimals > currency.getDefaultFractionDigits();
    }

    private static <T> List<Fault> twice(
            int clause, List<T> things, Function<? super T, String> spelling, Wording expected) {
        var seen = new HashSet<T>();
        return things.stream()
                .filter(thing -> !seen.add(thing))
                .distinct()
                .map(thing -> new Fault(clause, Wording.TWICE.phrase(spelling.apply(thing)), expected.phrase()))
                .toList();
    }

    private static String spelled(Party party) {
        return switch (party) {
            case Party.Named(String payee) -> payee;
            case Party.Owner() -> "@unit";
        };
    }
}
