package concentric.engine.close;

import concentric.engine.plan.Version;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Comparison;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Part;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Source;
import concentric.engine.terms.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The rules of a close once more, as slowly and plainly as they can be written, for books in which nothing is missing. */
final class CloseReference {

    /** A fraction that is never made shorter. */
    private record Q(BigInteger n, BigInteger d) {

        static final Q ONE = of(1);
        static final Q ZERO = of(0);

        static Q of(long whole) {
            return new Q(BigInteger.valueOf(whole), BigInteger.ONE);
        }

        static Q of(BigInteger whole) {
            return new Q(whole, BigInteger.ONE);
        }

        static Q of(BigDecimal decimal) {
            return new Q(decimal.movePointRight(20).toBigIntegerExact(), BigInteger.TEN.pow(20));
        }

        static Q of(Percent percent) {
            return new Q(BigInteger.valueOf(percent.ppm()), BigInteger.valueOf(1_000_000));
        }

        Q add(Q o) {
            return new Q(n.multiply(o.d).add(o.n.multiply(d)), d.multiply(o.d));
        }

        Q sub(Q o) {
            return new Q(n.multiply(o.d).subtract(o.n.multiply(d)), d.multiply(o.d));
        }

        Q mul(Q o) {
            return new Q(n.multiply(o.n), d.multiply(o.d));
        }

        Q div(Q o) {
            return o.n.signum() < 0
                    ? new Q(n.negate().multiply(o.d), d.multiply(o.n.negate()))
                    : new Q(n.multiply(o.d), d.multiply(o.n));
        }

        boolean less(Q o) {
            return sub(o).n.signum() < 0;
        }

        BigInteger rounded(RoundingMode mode) {
            return new BigDecimal(n).divide(new BigDecimal(d), 0, mode).toBigIntegerExact();
        }

        BigInteger halfEven() {
            return rounded(RoundingMode.HALF_EVEN);
        }
    }

    private final RandomClose net;
    private final Books books;
    private final List<Version> running;
    private final Map<String, BigInteger> results = new HashMap<>();
    private final Map<String, BigInteger> moves = new LinkedHashMap<>();

    private CloseReference(RandomClose net) {
        this.net = net;
        this.books = net.books();
        this.running = net.versions.stream()
                .sorted(Comparator.comparingInt(
                                (Version version) -> version.contract().priority())
                        .thenComparingLong(Version::number))
                .toList();
    }

    /** Everything that moves, by step, parties, version, clause and position; also nothing. */
    static Map<String, BigInteger> close(RandomClose net) {
        var reference = new CloseReference(net);
        reference.run();
        return reference.moves;
    }

    private void run() {
        for (Live live : books.live()) {
            add(live.to(), big(live.amount()));
            if (!live.from().isEmpty()) {
                add(live.from(), big(live.amount()).negate());
            }
        }
        books.costs().forEach((unit, cost) -> add(unit, big(cost).negate()));
        books.holds().forEach(this::release);
        stakes(-1);
        stakes(1);
        for (Version version : running) {
            if (closing(version).on() instanceof Source.Total total) {
                shareTotal(version, total);
            }
        }
        for (String unit : net.units) {
            turn(unit);
        }
    }

    private void release(Held held) {
        boolean due = !held.until().isAfter(books.lastDay());
        boolean kept = held.when().map(when -> holds(when, held.version())).orElse(due);
        if (kept || due) {
            move(
                    Step.RELEASE,
                    "fund",
                    kept ? held.to() : held.back(),
                    held.version(),
                    held.clause(),
                    0,
                    big(held.amount()));
        }
    }

    private void stakes(int sign) {
        var before = Map.copyOf(results);
        for (String served : net.units) {
            var due = new ArrayList<BigInteger>();
            var posts = new ArrayList<Consumer<BigInteger>>();
            for (Version version : running) {
                for (int i = 0; i < closing(version).clauses().size(); i++) {
                    if (closing(version).clauses().get(i) instanceof CloseClause.Stake stake
                            && stake.served().equals(served)) {
                        BigInteger amount = stake(version, stake);
                        int clause = i + 1;
                        if (amount.signum() * sign > 0 || (amount.signum() == 0 && sign < 0)) {
                            due.add(amount.abs());
                            posts.add(paid -> move(
                                    sign < 0 ? Step.NEGATIVE_STAKE : Step.POSITIVE_STAKE,
                                    amount.signum() < 0 ? stake.node() : served,
                                    amount.signum() < 0 ? served : stake.node(),
                                    version,
                                    clause,
                                    0,
                                    paid));
                        }
                    }
                }
            }
            List<BigInteger> paid = due;
            if (sign > 0) {
                BigInteger most = before.getOrDefault(served, BigInteger.ZERO).max(BigInteger.ZERO);
                BigInteger sum = due.stream().reduce(BigInteger.ZERO, BigInteger::add);
                paid = sum.compareTo(most) <= 0 ? due : largestRemainder(most, due);
            }
            for (int i = 0; i < posts.size(); i++) {
                posts.get(i).accept(paid.get(i));
            }
        }
    }

    private BigInteger stake(Version version, CloseClause.Stake stake) {
        BigInteger net = big(books.carried()
                .getOrDefault(new StakeKey(version.contract().name(), stake.node(), stake.served()), 0L));
        for (Live live : books.live()) {
            if (live.contract().equals(version.contract().name()) && live.to().equals(stake.node())) {
                net = net.add(big(live.amount()));
            }
        }
        if (net.signum() < 0) {
            return BigInteger.ZERO;
        }
        Q attained = attained(stake.targets(), version);
        Q floor = Q.of(stake.floor());
        Q phi;
        if (!floor.less(attained)) {
            phi = Q.ZERO;
        } else if (attained.less(Q.ONE)) {
            phi = attained.sub(floor).div(Q.ONE.sub(floor));
        } else {
            phi = Q.of(stake.cap()).less(attained) ? Q.of(stake.cap()) : attained;
        }
        return Q.of(net).mul(Q.of(stake.atRisk())).mul(phi.sub(Q.ONE)).halfEven();
    }

    private Q attained(List<Target> targets, Version version) {
        Q sum = Q.ZERO;
        for (Target target : targets) {
            Q actual = Q.of(measured(target.measure(), version));
            Q goal = Q.of(constant(target.value()));
            Q term = actual.div(goal);
            if (target.lowerIsBetter()) {
                term = Q.of(2).sub(term);
                term = term.less(Q.ZERO) ? Q.ZERO : term;
            }
            if (target.capped() != null && Q.of(target.capped()).less(term)) {
                term = Q.of(target.capped());
            }
            sum = sum.add(term.mul(Q.of(target.weight())));
        }
        return new Q(sum.mul(Q.of(1_000_000)).rounded(RoundingMode.FLOOR), BigInteger.valueOf(1_000_000));
    }

    private void shareTotal(Version version, Source.Total total) {
        BigInteger sum = BigInteger.ZERO;
        for (Live live : books.live()) {
            boolean counts = switch (total.kind()) {
                case UNIT -> live.to().equals(total.of());
                case OFFER -> live.offer().equals(total.of()) && live.from().isEmpty();
                case CONTRACT -> live.contract().equals(total.of());
            };
            if (counts) {
                sum = sum.add(big(live.amount()));
            }
        }
        String payer = total.payer() != null
                ? total.payer()
                : total.kind() == Source.Of.UNIT ? total.of() : Objects.requireNonNull(net.owners.get(total.of()));
        BigInteger gross = sum.max(BigInteger.ZERO);
        share(Step.TOTAL, version, payer, gross, gross, sum);
    }

    private void turn(String unit) {
        BigInteger result = results.getOrDefault(unit, BigInteger.ZERO);
        BigInteger rest = result.max(BigInteger.ZERO);
        BigInteger received = BigInteger.ZERO;
        for (Live live : books.live()) {
            if (live.to().equals(unit)) {
                received = received.add(big(live.amount()));
            }
        }
        for (Version version : running) {
            if (closing(version).on().equals(new Source.Result(unit))) {
                rest = share(Step.RESULT, version, unit, result.max(BigInteger.ZERO), rest, received);
            }
        }
        loss(unit, result);
    }

    private void loss(String unit, BigInteger result) {
        var stakes = new ArrayList<BigInteger>();
        var posts = new ArrayList<Consumer<BigInteger>>();
        for (Version version : running) {
            for (int i = 0; i < closing(version).clauses().size(); i++) {
                if (closing(version).on().equals(new Source.Result(unit))
                        && closing(version).clauses().get(i) instanceof CloseClause.Loss loss) {
                    for (int j = 0; j < loss.bearers().size(); j++) {
                        CloseClause.Bearer bearer = loss.bearers().get(j);
                        int clause = i + 1;
                        int position = j + 1;
                        long borne = books.borne().getOrDefault(new LossKey(version.id(), bearer.party()), 0L);
                        stakes.add(big(Math.max(0, bearer.upTo() - borne)));
                        posts.add(amount -> move(Step.LOSS, bearer.party(), unit, version, clause, position, amount));
                    }
                }
            }
        }
        BigInteger all = stakes.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> parts =
                largestRemainder(result.negate().max(BigInteger.ZERO).min(all), stakes);
        for (int i = 0; i < posts.size(); i++) {
            posts.get(i).accept(parts.get(i));
        }
    }

    /** Lets the clauses act and answers what they leave. */
    private BigInteger share(
            Step step, Version version, String payer, BigInteger gross, BigInteger available, BigInteger total) {
        BigInteger rest = available;
        for (int i = 0; i < closing(version).clauses().size(); i++) {
            switch (closing(version).clauses().get(i)) {
                case CloseClause.PayPercent pay -> {
                    BigInteger taken = percent(pay.percent(), pay.basis() == Basis.GROSS ? gross : rest)
                            .min(rest);
                    rest = rest.subtract(taken);
                    move(step, payer, pay.to(), version, i + 1, 0, taken);
                }
                case CloseClause.Hold hold -> {
                    BigInteger taken = percent(hold.percent(), hold.basis() == Basis.GROSS ? gross : rest)
                            .min(rest);
                    rest = rest.subtract(taken);
                    move(step, payer, hold.fund(), version, i + 1, 0, taken);
                }
                case CloseClause.ShareRest share ->
                    rest = rest.subtract(divide(step, version, payer, i, share.parts(), rest, rest));
                case CloseClause.Bands bands ->
                    rest = rest.subtract(
                            divide(step, version, payer, i, bands.parts(), banded(bands, version, gross, total), rest));
                case CloseClause.Bonus bonus ->
                    rest = rest.subtract(
                            divide(step, version, payer, i, bonus.parts(), bonus(bonus, version, gross, total), rest));
                case CloseClause.Stake stake -> {}
                case CloseClause.Loss loss -> {}
            }
        }
        return rest;
    }

    private BigInteger divide(
            Step step, Version version, String payer, int index, List<Part> parts, BigInteger due, BigInteger rest) {
        List<BigInteger> shares = largestRemainder(
                due.min(rest), parts.stream().map(part -> big(part.weight())).toList());
        BigInteger taken = BigInteger.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            BigInteger amount = shares.get(i);
            var gate = parts.get(i).gate();
            if (gate != null) {
                Q attained = attained(gate.targets(), version);
                attained = attained.less(Q.ZERO) ? Q.ZERO : attained;
                attained = gate.cap() != null && Q.of(gate.cap()).less(attained) ? Q.of(gate.cap()) : attained;
                BigInteger left = rest.subtract(taken);
                for (int later = i + 1; later < parts.size(); later++) {
                    left = left.subtract(shares.get(later));
                }
                amount = attained.mul(Q.of(amount)).halfEven().min(left);
            }
            taken = taken.add(amount);
            move(step, payer, parts.get(i).party(), version, index + 1, i + 1, amount);
        }
        return taken;
    }

    private BigInteger banded(CloseClause.Bands bands, Version version, BigInteger gross, BigInteger total) {
        Q base = bands.of() == null
                ? Q.of(total).div(Q.of(BigInteger.TEN.pow(net.currency.getDefaultFractionDigits())))
                : Q.of(measured(bands.of(), version));
        if (base.n.signum() <= 0) {
            Percent first = bands.bands().isEmpty()
                    ? bands.above()
                    : bands.bands().getFirst().percent();
            return Q.of(gross).mul(Q.of(first)).halfEven();
        }
        Q sum = Q.ZERO;
        Q from = Q.ZERO;
        for (CloseClause.Band band : bands.bands()) {
            Q to = Q.of(BigDecimal.valueOf(band.upTo().micros(), 6));
            to = base.less(to) ? base : to;
            sum = sum.add(to.sub(from).mul(Q.of(band.percent())));
            from = to;
        }
        sum = sum.add(base.sub(from).mul(Q.of(bands.above())));
        return Q.of(gross).mul(sum).div(base).halfEven();
    }

    private BigInteger bonus(CloseClause.Bonus bonus, Version version, BigInteger gross, BigInteger total) {
        if (bonus.when() != null && !holds(bonus.when(), version)) {
            return BigInteger.ZERO;
        }
        BigInteger base = bonus.base() == CloseClause.Of.RESULT ? gross : total.max(BigInteger.ZERO);
        if (bonus.over() != null) {
            base = base.subtract(big(bonus.over())).max(BigInteger.ZERO);
        }
        BigInteger due = percent(bonus.percent(), base);
        return bonus.atMost() == null ? due : due.min(big(bonus.atMost()));
    }

    private static BigInteger percent(Percent percent, BigInteger base) {
        return Q.of(base).mul(Q.of(percent)).halfEven();
    }

    private boolean holds(Condition condition, Version version) {
        boolean any = false;
        for (Condition.All conjunction : condition.any()) {
            boolean all = true;
            for (Comparison comparison : conjunction.all()) {
                int compared = measured(comparison.measure(), version).compareTo(constant(comparison.threshold()));
                boolean one = switch (comparison.operator()) {
                    case LESS -> compared < 0;
                    case AT_MOST -> compared <= 0;
                    case MORE -> compared > 0;
                    case AT_LEAST -> compared >= 0;
                };
                all = all && one;
            }
            any = any || all;
        }
        return any;
    }

    private static BigDecimal constant(Comparison.Threshold threshold) {
        return switch (threshold) {
            case Comparison.Threshold.Plain plain ->
                BigDecimal.valueOf(plain.number().micros(), 6);
            case Comparison.Threshold.Part part ->
                BigDecimal.valueOf(part.percent().ppm(), 6)
                        .multiply(BigDecimal.valueOf(part.of().micros(), 6));
            case Comparison.Threshold.Percentage percentage ->
                BigDecimal.valueOf(percentage.percent().ppm(), 6);
        };
    }

    /** A measure; without a subject that of the unit whose result, receipts or total it is, else the network's. */
    private BigDecimal measured(Measure measure, Version version) {
        String subject = measure.subject();
        if (subject == null && closing(version).on() instanceof Source.Result result) {
            subject = result.of();
        }
        if (subject == null && closing(version).on() instanceof Source.Total total && total.kind() == Source.Of.UNIT) {
            subject = total.of();
        }
        if (subject == null && version.contract().source() instanceof Source.Receipts receipts) {
            subject = receipts.unit();
        }
        return Optional.ofNullable(books.measures().get(new Measure(subject, measure.name())))
                .orElseThrow();
    }

    private static List<BigInteger> largestRemainder(BigInteger amount, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        var parts = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        BigInteger left = amount;
        for (BigInteger weight : weights) {
            BigInteger[] exact = sum.signum() == 0
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                    : amount.multiply(weight).divideAndRemainder(sum);
            parts.add(exact[0]);
            remainders.add(exact[1]);
            left = left.subtract(exact[0]);
        }
        for (; left.signum() > 0 && !parts.isEmpty(); left = left.subtract(BigInteger.ONE)) {
            int largest = 0;
            for (int i = 1; i < remainders.size(); i++) {
                if (remainders.get(i).compareTo(remainders.get(largest)) > 0) {
                    largest = i;
                }
            }
            parts.set(largest, parts.get(largest).add(BigInteger.ONE));
            remainders.set(largest, BigInteger.ONE.negate());
        }
        return parts;
    }

    private void move(Step step, String from, String to, Version version, int clause, int position, BigInteger amount) {
        String key = step + " " + from + " → " + to + " " + version.id() + "/" + clause + "/" + position;
        moves.merge(key, amount, BigInteger::add);
        add(to, amount);
        add(from, amount.negate());
    }

    private void add(String party, BigInteger amount) {
        results.merge(party, amount, BigInteger::add);
    }

    private static Closing closing(Version version) {
        return Objects.requireNonNull(version.contract().closing());
    }

    private static BigInteger big(long amount) {
        return BigInteger.valueOf(amount);
    }
}
