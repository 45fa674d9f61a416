package concentric.engine.terms;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * @param clauses in the order in which they act; words count them from 1
 */
public record Contract(
        String name,
        Currency currency,
        Source source,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        int priority,
        List<Promise> promises,
        List<Clause> clauses) {

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
    }

    /** Everything in this contract that may not be signed; empty if it may. Says nothing about other contracts. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (from != null && until != null && !from.isBefore(until)) {
            faults.add(new Fault(0, "from " + from + " until " + until, "a from before the until"));
        }
        sourceFaults(faults);
        if (clauses.size() > MOST_CLAUSES) {
            faults.add(new Fault(0, clauses.size() + " clauses", "at most " + MOST_CLAUSES + " clauses"));
        }
        for (int i = 0; i < clauses.size(); i++) {
            clauseFaults(i, faults);
        }
        return List.copyOf(faults);
    }

    /** What whoever signs should be told. */
    public Set<Remark> remarks() {
        var remarks = EnumSet.noneOf(Remark.class);
        if (promises.isEmpty()) {
            remarks.add(Remark.NO_PROMISE);
        }
        if (clauses.stream().anyMatch(this::finerThanCurrency)) {
            remarks.add(Remark.ROUNDED_PER_PAYMENT);
        }
        return remarks;
    }

    private void sourceFaults(List<Fault> faults) {
        boolean sharesPayments = switch (source) {
            case Source.Payments(List<String> offers) -> {
                twice(offers).forEach(offer -> faults.add(new Fault(0, offer + " twice", "each offer once")));
                yield true;
            }
            case Source.AllPayments() -> true;
            case Source.Receipts(String unit, List<String> contracts) -> {
                twice(contracts).forEach(other -> faults.add(new Fault(0, other + " twice", "each contract once")));
                yield false;
            }
        };
        // A share rest elsewhere is a fault of what follows it.
        if (sharesPayments && clauses.stream().noneMatch(ShareRest.class::isInstance)) {
            faults.add(new Fault(
                    clauses.size(),
                    clauses.isEmpty() ? "no clause" : "a clause that leaves a rest",
                    "share rest at the end of a contract on payments"));
        }
    }

    private void clauseFaults(int index, List<Fault> faults) {
        int number = index + 1;
        if (index > 0 && clauses.get(index - 1) instanceof ShareRest) {
            faults.add(new Fault(number, "a clause after it", "nothing after share rest"));
        }
        for (Party party : clauses.get(index).parties()) {
            if (source instanceof Source.Receipts(String unit, List<String> contracts)) {
                switch (party) {
                    case Party.Owner() ->
                        faults.add(new Fault(number, "@unit", "a name: @unit is for contracts on payments"));
                    case Party.Named(String payee)
                    when payee.equals(unit) ->
                        faults.add(new Fault(
                                number,
                                unit + " → " + unit + ", a cycle",
                                "another party: what is not taken stays with " + unit));
                    case Party.Named(String payee) -> {}
                }
            }
        }
        switch (clauses.get(index)) {
            case PayRate pay -> {}
            case PayPercent(Party to, Percent percent, Basis basis) -> {
                long before = basis == Basis.GROSS ? ppmOfGross(index) : 0;
                long total = before + Math.min(percent.ppm(), Long.MAX_VALUE / 2);
                if (before <= Percent.ALL.ppm() && total > Percent.ALL.ppm()) {
                    faults.add(new Fault(
                            number,
                            new Percent(total).format(),
                            basis == Basis.GROSS
                                    ? "percents of gross that add up to at most 100 %"
                                    : "at most 100 % of rest"));
                }
            }
            case ShareRest(List<Share> shares) -> {
                if (shares.size() > MOST_SHARES) {
                    faults.add(new Fault(number, shares.size() + " parties", "at most " + MOST_SHARES + " parties"));
                }
                twice(shares.stream().map(Share::party).toList())
                        .forEach(party -> faults.add(new Fault(number, spelled(party) + " twice", "each party once")));
            }
        }
    }

    private long ppmOfGross(int clausesBefore) {
        long sum = 0;
        for (Clause clause : clauses.subList(0, clausesBefore)) {
            if (clause instanceof PayPercent(Party to, Percent percent, Basis basis) && basis == Basis.GROSS) {
                sum += Math.min(percent.ppm(), Integer.MAX_VALUE);
            }
        }
        return sum;
    }

    private boolean finerThanCurrency(Clause clause) {
        if (!(clause instanceof PayRate(Party to, Rate rate)) || rate.per() != Rate.Per.UNIT) {
            return false;
        }
        String shown = rate.format(currency);
        int decimals = shown.length() - 1 - shown.indexOf('.');
        return shown.contains(".") && decimals > currency.getDefaultFractionDigits();
    }

    private static <T> List<T> twice(List<T> things) {
        var seen = new HashSet<T>();
        return things.stream().filter(thing -> !seen.add(thing)).distinct().toList();
    }

    private static String spelled(Party party) {
        return switch (party) {
            case Party.Named(String payee) -> payee;
            case Party.Owner() -> "@unit";
        };
    }
}
