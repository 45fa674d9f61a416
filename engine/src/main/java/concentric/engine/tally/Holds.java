package concentric.engine.tally;

import concentric.engine.close.Held;
import concentric.engine.close.Movement;
import concentric.engine.close.Step;
import concentric.engine.plan.Version;
import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is in hold from one month to the next. */
final class Holds {

    /** Where what a clause holds may go. */
    private record Piece(Version version, int clause, String to, String back) {}

    private final Map<Piece, Long> amounts = new LinkedHashMap<>();
    /** All of it. */
    List<Held> held() {
        var held = new ArrayList<Held>();
        amounts.forEach((piece, amount) -> {
            if (amount != 0) held.add(new Held(piece.version, piece.clause, piece.to, piece.back, amount));
        });
        return held;
    }

    /** Whether a live clause puts money in hold. */
    static boolean isHold(Version version, int clause) {
        return clause > 0 && version.contract().clauses().get(clause - 1) instanceof Clause.Hold;
    }

    /**
     * Takes what moved by a live clause, if that is a hold.
     *
     * @param clause counted from 1; 0: what the clauses of a usage contract leave
     * @param from who paid; empty: customers, and what goes back goes to the offer's owner
     */
    void take(Version version, int clause, String from, @Nullable String owner, long amount) {
        if (!isHold(version, clause)) return;
        var hold = (Clause.Hold) version.contract().clauses().get(clause - 1);
        var to = switch (hold.to()) {
            case Party.Named(var name) -> name;
            case Party.Owner() -> Objects.requireNonNull(owner);
        };
        var back = !from.isEmpty() ? from : owner != null ? owner : hold.fund();
        amounts.merge(new Piece(version, clause, to, back), amount, Math::addExact);
    }

    /**
     * Takes what a close moved: what it decided is in hold no more, what it held is from now on.
     *
     * @param closing the versions that closed
     */
    void close(List<Movement> movements, List<Version> closing) {
        for (var movement : movements) {
            if (movement.step() == Step.RELEASE) {
                amounts.keySet()
                        .removeIf(
                                piece -> piece.version.id() == movement.version() && piece.clause == movement.clause());
            }
        }
        var versions = new HashMap<Long, Version>();
        closing.forEach(version -> versions.put(version.id(), version));
        for (var movement : movements) {
            if (movement.step() == Step.TOTAL || movement.step() == Step.RESULT) takeAtClose(movement, versions);
        }
    }

    private void takeAtClose(Movement movement, Map<Long, Version> versions) {
        var version = Objects.requireNonNull(versions.get(movement.version()));
        var contract = version.contract();
        var clause = Objects.requireNonNull(contract.closing())
                .clauses()
                .get(movement.clause() - contract.clauses().size() - 1);
        if (clause instanceof CloseClause.Hold hold) {
            amounts.merge(
                    new Piece(version, movement.clause(), hold.to(), movement.from()),
                    movement.amount(),
                    Math::addExact);
        }
    }
}
