package concentric.engine.close;

import concentric.engine.plan.Version;
import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money in hold at the end of a period, added up by version, clause, and where it may go.
 *
 * @param version by which it was held; need not be in force any more
 * @param clause the hold's number in the contract
 * @param to for whom
 * @param back whom it was taken from: the unit, or the offer's owner
 * @param amount minor units
 */
public record Held(Version version, int clause, String to, String back, long amount) {

    /** The terms of a hold, live or closing. */
    private record Terms(
            String fund, LocalDate until, @Nullable Condition when, Optional<String> subject) {}

    /** Where it is held. */
    public String fund() {
        return terms().fund;
    }

    /** The day from whose close on it is decided. */
    public LocalDate until() {
        return terms().until;
    }

    Optional<Condition> when() {
        return Optional.ofNullable(terms().when);
    }

    /** The unit that measures without a subject are of. */
    Optional<String> subject() {
        return terms().subject;
    }

    private Terms terms() {
        Contract contract = version.contract();
        int live = contract.clauses().size();
        if (clause <= live && contract.clauses().get(clause - 1) instanceof Clause.Hold hold) {
            return new Terms(hold.fund(), hold.until(), hold.when(), contract.subject());
        }
        if (clause > live
                && Objects.requireNonNull(contract.closing()).clauses().get(clause - live - 1)
                        instanceof CloseClause.Hold hold) {
            return new Terms(hold.fund(), hold.until(), hold.when(), contract.closingSubject());
        }
        throw new IllegalArgumentException("clause " + clause + " of " + contract.name() + " is no hold");
    }
}
