package concentric.network;

import concentric.platform.Moment;
import concentric.platform.Organisations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of what came and went in the network between two moments. */
@Service
public class Comings {

    private final ComingStore store;
    private final Organisations organisations;
    private final InstantSource clock;

    Comings(ComingStore store, Organisations organisations, InstantSource clock) {
        this.store = store;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * What came and went behind one moment and up to another, earliest first: between days what took effect on them, between
     * batches what was recorded meanwhile.
     */
    @Transactional(readOnly = true)
    public List<Coming> between(Moment from, Moment until) {
        var zone = organisations.current().zone();
        var begin = from.end(zone, clock);
        var end = until.end(zone, clock);
        if (from instanceof Moment.Batch) return store.recorded(begin, end, zone);
        var first = LocalDate.ofInstant(begin, zone);
        var last = LocalDate.ofInstant(end.minusNanos(1), zone);
        return store.onDays(first, last, zone);
    }
}
