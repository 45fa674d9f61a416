package concentric.payments;

import concentric.contracts.CascadePlan;
import concentric.contracts.ContractsInForce;
import concentric.contracts.Offer;
import concentric.contracts.Plans;
import concentric.payments.Entry.Identity;
import concentric.payments.Recording.ItemFault;
import concentric.payments.Recording.Receipt;
import concentric.platform.Act;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.WriterLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives payments their sequence numbers and writes them, many calls under one turn of the writer lock.
 *
 * <p>Not a bug: it writes first and asks afterwards. Payments are nearly always new, so they are copied in without
 * looking whether they are known; only if the identity's unique constraint objects are the known ones looked up and the
 * new ones copied again. The writer lock keeps the answer true.
 */
@Component
class Recorder {

    private final PaymentStore store;
    private final Sequence sequence;
    private final Seals seals;
    private final Plans plans;
    private final WriterLock writerLock;
    private final Acts acts;
    private final DataSource dataSource;
    private final InstantSource clock;

    Recorder(
            PaymentStore store,
            Sequence sequence,
            Seals seals,
            Plans plans,
            WriterLock writerLock,
            Acts acts,
            DataSource dataSource,
            InstantSource clock) {
        this.store = store;
        this.sequence = sequence;
        this.seals = seals;
        this.plans = plans;
        this.writerLock = writerLock;
        this.acts = acts;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * One call's payments.
     *
     * @param entries what is to be recorded, all or nothing
     * @param act the act of the call, logged if anything new is recorded
     * @param logged the act under which these rows come if it is logged already, as an import's is
     */
    record Request(List<Entry> entries, Act act, Act.@Nullable Id logged) {}

    /** What became of each request, in order; durable when the surrounding transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Recording> record(List<Request> requests) {
        var settling = new Settling(plans);
        settling.prepare(requests);
        writerLock.take();
        if (settling.isOutOfDate()) {
            settling = new Settling(plans);
            settling.prepare(requests);
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var savepoint = connection.setSavepoint();
            var recordings = writeAsNew(requests, settling, connection);
            if (recordings.isPresent()) return recordings.get();
            connection.rollback(savepoint);
            return write(requests, store.known(identities(requests)), settling, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("savepoint", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Most payments are new and fit their contract; where one does not, nothing: what is known has to be looked for. */
    private Optional<List<Recording>> writeAsNew(List<Request> requests, Settling settling, Connection connection) {
        try {
            var recordings = write(requests, Map.of(), settling, connection);
            boolean refused = recordings.stream().anyMatch(Recording.Refused.class::isInstance);
            return refused ? Optional.empty() : Optional.of(recordings);
        } catch (DuplicateKeyException e) {
            // Something is known; the caller takes back what was written.
            return Optional.empty();
        }
    }

    private List<Recording> write(
            List<Request> requests, Map<Identity, Payment> known, Settling settling, Connection connection) {
        var recordings = new ArrayList<Recording>();
        var recorded = new HashMap<>(known);
        var fresh = new ArrayList<PaymentStore.Row>();
        long seq = sequence.last();
        var now = clock.instant();
        for (var request : requests) {
            var faults = faults(request, recorded, settling);
            if (!faults.isEmpty()) {
                recordings.add(new Recording.Refused(faults));
                continue;
            }
            var rows = new ArrayList<PaymentStore.Row>();
            recordings.add(receipts(request, recorded, settling, seq, now, rows));
            seq += rows.size();
            fresh.addAll(rows);
        }
        if (!fresh.isEmpty()) {
            store.copy(fresh, connection);
            seals.seal(
                    fresh.stream().map(PaymentStore.Row::payment).toList(),
                    fresh.stream().flatMap(row -> row.articles().stream()).toList());
        }
        return recordings;
    }

    /** Why a request can't be recorded: a known identity with other content, or a currency that is not the contract's. */
    private static List<ItemFault> faults(Request request, Map<Identity, Payment> recorded, Settling settling) {
        var faults = new ArrayList<ItemFault>();
        var own = new HashMap<Identity, Entry>();
        for (var entry : request.entries()) {
            var earlier = recorded.get(entry.identity());
            var twin = own.putIfAbsent(entry.identity(), entry);
            boolean conflicts = (earlier != null && !entry.saysTheSameAs(earlier))
                    || (twin != null && !twin.hash().equals(entry.hash()));
            if (conflicts) {
                var name = entry.source() + " " + entry.identity().externalId();
                faults.add(new ItemFault(entry.index(), Fault.in("external_id", "other-content", name)));
            }
            // What is recorded stays so, though a contract in another currency came since.
            if (earlier != null) continue;
            if (!settling.inForce.has(entry.offer())) {
                var code = entry.offer().code();
                faults.add(new ItemFault(entry.index(), Fault.in("offer", "unknown-offer", code)));
                continue;
            }
            var cascade = settling.cascade(entry);
            if (cascade.isPresent() && !cascade.get().currency().equals(entry.currency())) {
                faults.add(new ItemFault(
                        entry.index(),
                        Fault.in(
                                "currency",
                                "other-currency",
                                entry.currency().getCurrencyCode(),
                                cascade.get().currency().getCurrencyCode())));
            }
        }
        return faults;
    }

    private Recording receipts(
            Request request,
            Map<Identity, Payment> recorded,
            Settling settling,
            long lastSeq,
            Instant now,
            List<PaymentStore.Row> fresh) {
        Act.@Nullable Id act = request.logged();
        var receipts = new ArrayList<Receipt>();
        for (var entry : request.entries()) {
            var earlier = recorded.get(entry.identity());
            if (earlier != null) {
                receipts.add(new Receipt(earlier, false));
                continue;
            }
            if (act == null) act = acts.perform(request.act(), logged -> logged);
            long seq = lastSeq + fresh.size() + 1;
            var payment = payment(entry, seq, settling.cascade(entry), now, act);
            recorded.put(entry.identity(), payment);
            fresh.add(new PaymentStore.Row(payment, entry.identity().sourceId(), entry.goods()));
            receipts.add(new Receipt(payment, true));
        }
        return new Recording.Recorded(receipts);
    }

    private static Payment payment(Entry entry, long seq, Optional<CascadePlan> cascade, Instant now, Act.Id act) {
        return new Payment(
                seq,
                entry.source(),
                entry.identity().externalId(),
                entry.offer().id(),
                entry.customerId(),
                entry.segmentId(),
                entry.amount(),
                entry.tax(),
                entry.currency(),
                entry.quantity(),
                entry.occurredAt(),
                now,
                cascade.map(CascadePlan::id).orElse(null),
                cascade.isPresent() ? null : Payment.NO_CONTRACT,
                act);
    }

    private static Collection<Identity> identities(List<Request> requests) {
        return requests.stream()
                .flatMap(request -> request.entries().stream())
                .map(Entry::identity)
                .distinct()
                .toList();
    }

    /** By which cascade each payment is settled, under the contracts as they were when this was made. */
    private static final class Settling {

        private record Key(long offer, Instant epoch) {}

        private final Plans plans;
        private final ContractsInForce inForce;
        private final Map<Key, Optional<CascadePlan>> cascades = new HashMap<>();

        Settling(Plans plans) {
            this.plans = plans;
            this.inForce = plans.inForce();
        }

        boolean isOutOfDate() {
            return !plans.stamp().equals(inForce.stamp());
        }

        /** Finds every cascade beforehand, so that new ones are kept outside the turn of the writer. */
        void prepare(List<Request> requests) {
            requests.forEach(request -> request.entries().forEach(this::cascade));
        }

        Optional<CascadePlan> cascade(Entry entry) {
            var epoch = inForce.at(entry.occurredAt());
            var key = new Key(entry.offer().id(), epoch.interval().from());
            var known = cascades.get(key);
            if (known != null) return known;
            Offer offer = entry.offer();
            // Gone with its import since the entry was read: that will be said where it would be recorded.
            if (!inForce.has(offer)) return Optional.empty();
            var found = plans.cascade(inForce, epoch, offer);
            cascades.put(key, found);
            return found;
        }
    }
}
