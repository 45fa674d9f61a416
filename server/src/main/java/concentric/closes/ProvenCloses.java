package concentric.closes;

import concentric.engine.close.ClosePosting;
import concentric.engine.close.Movement;
import concentric.ledger.CloseProof;
import concentric.payments.CloseMovement;
import concentric.payments.CloseMovements;
import concentric.platform.Act;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Closes every month again and compares; and looks who handed over to whom. */
@Component
class ProvenCloses implements CloseProof {

    private final CloseStore store;
    private final BooksReader reader;
    private final CloseMovements movements;
    private final HandedBalances balances;

    ProvenCloses(CloseStore store, BooksReader reader, CloseMovements movements, HandedBalances balances) {
        this.store = store;
        this.reader = reader;
        this.movements = movements;
        this.balances = balances;
    }

    @Override
    public List<YearMonth> differing() {
        var closed = store.latest().stream().map(CloseRun::month).filter(this::differs);
        return Stream.concat(closed, balances.differing().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private boolean differs(YearMonth month) {
        var recorded = movements.of(month).stream().collect(Collectors.groupingBy(CloseMovement::act));
        var runs = store.of(month);
        boolean isStrange =
                !runs.stream().map(CloseRun::act).collect(Collectors.toSet()).containsAll(recorded.keySet());
        return isStrange || runs.stream().anyMatch(run -> differs(run, recorded));
    }

    private boolean differs(CloseRun run, Map<Act.Id, List<CloseMovement>> recorded) {
        var again = new HashMap<Object, Long>();
        for (var in : reader.again(run).closes()) {
            in.close().postings().stream()
                    .map(ClosePosting::movement)
                    .filter(movement -> movement.amount() != 0)
                    .forEach(movement ->
                            again.merge(List.of(in.currency(), key(movement)), movement.amount(), Math::addExact));
        }
        var rows = recorded.getOrDefault(run.act(), List.of());
        var codes = reader.codes(rows.stream());
        var posted = new HashMap<Object, Long>();
        for (var row : rows) {
            var movement = BooksReader.movement(row, codes);
            posted.merge(List.of(row.currency(), key(movement)), movement.amount(), Math::addExact);
        }
        return !again.equals(posted);
    }

    /** A movement of nothing: what it is but for the amount. */
    private static Movement key(Movement of) {
        return new Movement(of.step(), of.from(), of.to(), of.version(), of.clause(), of.position(), 0);
    }
}
