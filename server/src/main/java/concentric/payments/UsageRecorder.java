package concentric.payments;

import concentric.contracts.CascadePlan;
import concentric.contracts.ContractsInForce;
import concentric.contracts.Offer;
import concentric.contracts.Plans;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Quantity;
import concentric.payments.Recording.ItemFault;
import concentric.payments.UsageReader.Draft;
import concentric.payments.UsageRecording.Receipt;
import concentric.platform.Act;
import concentric.platform.Fault;
import concentric.platform.WriterLock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Gives usages their sequence numbers and writes them, each at the price in force when it occurred. */
@Component
class UsageRecorder {

    private final UsageStore store;
    private final Sequence sequence;
    private final Seals seals;
    private final Plans plans;
    private final WriterLock writerLock;
    private final InstantSource clock;

    UsageRecorder(
            UsageStore store, Sequence sequence, Seals seals, Plans plans, WriterLock writerLock, InstantSource clock) {
        this.store = store;
        this.sequence = sequence;
        this.seals = seals;
        this.plans = plans;
        this.writerLock = writerLock;
        this.clock = clock;
    }

    /**
     * What became of each usage.
     *
     * @param receipts of those that are recorded, in order
     * @param faults why the others are not
     */
    record Outcome(List<Receipt> receipts, List<ItemFault> faults) {}

    /**
     * Records those usages that can be.
     *
     * @param act logs the act once there is anything to record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome record(List<Draft> drafts, Function<Integer, Act.Id> act) {
        var prices = new Prices(plans.inForce());
        drafts.forEach(prices::of);
        writerLock.take();
        if (!plans.stamp().equals(prices.inForce.stamp())) prices = new Prices(plans.inForce());
        var units = store.units(
                drafts.stream().map(draft -> draft.consumer().id()).distinct().toList());
        var known =
                new HashMap<>(store.known(drafts.stream().map(Draft::identity).toList()));
        var faults = new ArrayList<ItemFault>();
        var receipts = new ArrayList<Receipt>();
        var rows = new ArrayList<UsageStore.Row>();
        var actId = SingletonSupplier.of(() -> act.apply(drafts.size()));
        var now = clock.instant();
        long last = sequence.last();
        for (var draft : drafts) {
            var earlier = known.get(draft.identity());
            if (earlier != null) {
                if (draft.saysTheSameAs(earlier)) receipts.add(new Receipt(draft.index(), earlier, false));
                else faults.add(new ItemFault(draft.index(), otherContent(draft)));
                continue;
            }
            if (!units.contains(draft.consumer().id())) {
                // Its import was taken back since it was looked up.
                faults.add(new ItemFault(
                        draft.index(),
                        Fault.in("consumer", "unknown-unit", draft.consumer().code())));
                continue;
            }
            var cascade = prices.of(draft);
            var cost = cascade.map(plan -> plan.plan().amount(plan.root(), new Quantity(draft.quantity())));
            if (cost.isPresent() && cost.get() instanceof Figure.Refused<Money>) {
                var quantity = draft.usage().quantity();
                faults.add(new ItemFault(draft.index(), Fault.in("quantity", "usage-too-large", quantity)));
                continue;
            }
            var usage = usage(draft, last + rows.size() + 1, cascade, cost.orElse(null), now, actId.obtain());
            known.put(draft.identity(), usage);
            rows.add(new UsageStore.Row(usage, draft.identity().sourceId()));
            receipts.add(new Receipt(draft.index(), usage, true));
        }
        if (!rows.isEmpty()) {
            store.copy(rows);
            seals.seal(rows.stream().map(UsageStore.Row::usage).toList());
        }
        return new Outcome(receipts, faults);
    }

    private static Fault otherContent(Draft draft) {
        return Fault.in(
                "external_id",
                "other-content",
                draft.usage().source() + " " + draft.usage().externalId());
    }

    private static Usage usage(
            Draft draft,
            long seq,
            Optional<CascadePlan> cascade,
            @Nullable Figure<Money> cost,
            Instant now,
            Act.Id act) {
        var money = cost instanceof Figure.Exact<Money>(var exact) ? exact : null;
        return new Usage(
                seq,
                draft.usage().source(),
                draft.usage().externalId(),
                draft.service().id(),
                draft.consumer().id(),
                draft.quantity(),
                money == null ? null : money.minor(),
                money == null ? null : money.currency(),
                draft.occurredAt(),
                now,
                cascade.map(CascadePlan::id).orElse(null),
                cascade.isPresent() ? null : Payment.NO_CONTRACT,
                act);
    }

    /** By which cascade each usage is settled, under the contracts as they were when this was made. */
    private final class Prices {

        private record Key(long service, long consumer, Instant epoch) {}

        private final ContractsInForce inForce;
        private final Map<Key, Optional<CascadePlan>> cascades = new HashMap<>();

        Prices(ContractsInForce inForce) {
            this.inForce = inForce;
        }

        Optional<CascadePlan> of(Draft draft) {
            var epoch = inForce.at(draft.occurredAt());
            Offer service = draft.service();
            long consumer = draft.consumer().id();
            var key = new Key(service.id(), consumer, epoch.interval().from());
            var known = cascades.get(key);
            if (known != null) return known;
            var found = plans.cascade(inForce, epoch, service, consumer);
            cascades.put(key, found);
            return found;
        }
    }
}
