package concentric.engine.close;

import concentric.engine.plan.PayingGraph;
import concentric.engine.plan.Version;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Promise;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A close on its way through its steps. */
final class Closer {

    private final Books books;
    private final List<Version> versions;
    private final LiveTotals live;
    private final Releases releases;
    private final Stakes stakes;
    private final Openness openness;
    private final Results results;

    private final List<Section> onTotals = new ArrayList<>();

    /** Contracts on results by unit, the units in the order of their turns. */
    private final Map<String, List<Section>> onResults = new LinkedHashMap<>();

    private final Map<Long, List<Movement>> posted = new HashMap<>();

    Closer(Books books, List<Version> versions) {
        this.books = books;
        this.versions = versions;
        this.live = new LiveTotals(books.live(), books.owners());
        sections();
        List<Section> sections = Stream.concat(
                        onTotals.stream(), onResults.values().stream().flatMap(List::stream))
                .toList();
        this.releases = new Releases(books);
        this.stakes = new Stakes(books, live, running(sections));
        this.openness = new Openness(books, live, releases, stakes, sections);
        this.results = new Results(live, books.costs());
        books.posted()
                .forEach(movement -> posted.computeIfAbsent(movement.version(), id -> new ArrayList<>())
                        .add(movement));
    }

    Close close() {
        applyPosted(Step.RELEASE);
        releases.post(results);
        applyPosted(Step.NEGATIVE_STAKE);
        stakes.postNegative(this::closes, results);
        // Before what was posted of the positive stakes when the period was closed before.
        Map<String, BigInteger> available = stakes.available(results);
        applyPosted(Step.POSITIVE_STAKE);
        stakes.postPositive(this::closes, available, results);
        applyPosted(Step.TOTAL);
        onTotals.stream().filter(this::closes).forEach(this::shareTotal);
        onResults.forEach(this::turn);
        return new Close(results.postings(), open(), endings(), promises(), stakes.carried(), closed());
    }

    private void sections() {
        List<Version> closing = versions.stream()
                .filter(version -> version.contract().closing() != null)
                .toList();
        List<Version> earning = closing.stream().filter(PayingGraph::isOnResult).toList();
        PayingGraph.ofResults(earning).order().forEach(unit -> onResults.put(unit, new ArrayList<>()));
        for (Version version : closing) {
            var section = new Section(version);
            section.earner().map(this::turns).orElse(onTotals).add(section);
        }
    }

    private List<Section> turns(String unit) {
        List<Section> turns = onResults.get(unit);
        if (turns == null) {
            throw new IllegalArgumentException("the contracts on the result of " + unit + " pay in a circle");
        }
        return turns;
    }

    /** In the order of priorities and numbers, whatever the units' turns. */
    private static List<Section> running(List<Section> sections) {
        return sections.stream()
                .sorted((one, other) -> Version.RUNNING_ORDER.compare(one.version(), other.version()))
                .toList();
    }

    /** Whether a contract posts now: it is not open, and has not posted before. */
    private boolean closes(Section section) {
        return !openness.isOpen(section) && !books.closed().contains(section.id());
    }

    private void applyPosted(Step step) {
        posted.values().stream()
                .flatMap(List::stream)
                .filter(movement -> movement.step() == step)
                .forEach(results::apply);
    }

    private void shareTotal(Section section) {
        var source = section.total().orElseThrow();
        Optional<String> payer = live.payer(source);
        if (payer.isPresent()) {
            BigInteger total = live.of(source);
            new Sharing(section, Step.TOTAL, new Pot(payer.get(), total), total, books, results).run();
        }
    }

    private void turn(String unit, List<Section> sections) {
        BigInteger result = results.of(unit);
        var pot = new Pot(unit, result);
        BigInteger borne = BigInteger.ZERO;
        for (Section section : sections) {
            for (Movement movement : posted.getOrDefault(section.id(), List.of())) {
                if (movement.step() == Step.RESULT) {
                    pot.take(BigInteger.valueOf(movement.amount()));
                    results.apply(movement);
                } else if (movement.step() == Step.LOSS) {
                    borne = borne.add(BigInteger.valueOf(movement.amount()));
                    results.apply(movement);
                }
            }
            if (closes(section)) {
                new Sharing(section, Step.RESULT, pot, live.received(unit), books, results).run();
            }
        }
        new Losses(books, results).bear(unit, result, sections, this::closes, borne);
    }

    private List<Open> open() {
        Stream<Open> holds = releases.undecided().stream()
                .map(asked -> new Open(
                        asked.held().version().id(),
                        asked.held().version().contract().name(),
                        asked.held().clause(),
                        asked.verdict().missing(),
                        List.of()))
                .distinct();
        return Stream.concat(holds, openness.all().stream()).toList();
    }

    private Set<Long> closed() {
        Set<Long> closed = new HashSet<>(books.closed());
        Stream.concat(onTotals.stream(), onResults.values().stream().flatMap(List::stream))
                .filter(this::closes)
                .forEach(section -> closed.add(section.id()));
        return closed;
    }

    private List<Ending> endings() {
        var endings = new ArrayList<Ending>();
        for (Version version : versions) {
            Contract contract = version.contract();
            Condition ends = contract.ends();
            if (ends != null) {
                Verdict verdict = Verdict.of(ends, contract.subject(), books.measures());
                endings.add(new Ending(version.id(), contract.name(), verdict));
            }
        }
        return endings;
    }

    private List<Kept> promises() {
        var promises = new ArrayList<Kept>();
        for (Version version : versions) {
            Contract contract = version.contract();
            for (int i = 0; i < contract.promises().size(); i++) {
                promises.add(kept(version, i, contract.promises().get(i).target()));
            }
        }
        return promises;
    }

    private Kept kept(Version version, int index, Promise.@Nullable Target target) {
        Contract contract = version.contract();
        if (target == null) {
            var nobodyMeasures = new Verdict(Verdict.Truth.UNKNOWN, List.of());
            return new Kept(version.id(), contract.name(), index + 1, Optional.empty(), nobodyMeasures);
        }
        Measure measure = target.measure().of(contract.subject());
        Optional<BigDecimal> actual = Optional.ofNullable(books.measures().get(measure));
        Verdict verdict = actual.map(number -> Verdict.of(keeps(number, target)))
                .orElseGet(() -> new Verdict(Verdict.Truth.UNKNOWN, List.of(measure)));
        return new Kept(version.id(), contract.name(), index + 1, actual, verdict);
    }

    private static boolean keeps(BigDecimal actual, Promise.Target target) {
        int compared = actual.compareTo(target.threshold().toNumber());
        return switch (target.bound()) {
            case AT_MOST -> compared <= 0;
            case AT_LEAST -> compared >= 0;
        };
    }
}
