package concentric.engine.close;

import concentric.engine.plan.Version;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A version that closes, and what it does then. */
record Section(Version version) {

    long id() {
        return version.id();
    }

    String name() {
        return version.contract().name();
    }

    Closing closing() {
        return Objects.requireNonNull(version.contract().closing());
    }

    List<CloseClause> clauses() {
        return closing().clauses();
    }

    /** The number of a closing clause in the contract. */
    int number(int index) {
        return version.contract().clauses().size() + index + 1;
    }

    /** The unit that measures without a subject are of. */
    Optional<String> subject() {
        return version.contract().closingSubject();
    }

    /** The unit whose result it shares, if it shares one. */
    Optional<String> earner() {
        return closing().on() instanceof Source.Result(String unit) ? Optional.of(unit) : Optional.empty();
    }

    /** The total that it shares, if it shares one. */
    Optional<Source.Total> total() {
        return closing().on() instanceof Source.Total total ? Optional.of(total) : Optional.empty();
    }

    /** All the measures that it needs, each with its subject. */
    List<Measure> measures() {
        return clauses().stream()
                .flatMap(CloseClause::measures)
                .map(measure -> measure.of(subject()))
                .toList();
    }

    Stream<CloseClause.Stake> stakes() {
        return clauses().stream()
                .flatMap(clause -> clause instanceof CloseClause.Stake stake ? Stream.of(stake) : Stream.empty());
    }

    /** Whose result its sharing changes, the payer aside. */
    Stream<String> touched() {
        return clauses().stream()
                .filter(clause -> !(clause instanceof CloseClause.Stake))
                .flatMap(clause -> clause.touched().stream());
    }
}
