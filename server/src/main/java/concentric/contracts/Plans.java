package concentric.contracts;

import concentric.contracts.ContractsInForce.Epoch;
import concentric.engine.terms.PartyKind;
import concentric.platform.Imprints;
import concentric.platform.Parties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door through which payments and ledger read contracts: as plans. What was compiled is kept; a stamp in the
 * database tells when it is out of date.
 */
@Service
public class Plans {

    private final JdbcClient jdbc;
    private final ContractStore contracts;
    private final OfferStore offers;
    private final Parties parties;
    private final Imprints imprints;
    private final TransactionTemplate separately;
    private final AtomicReference<@Nullable ContractsInForce> latest = new AtomicReference<>();
    private final Lock reading = new ReentrantLock();

    Plans(
            JdbcClient jdbc,
            ContractStore contracts,
            OfferStore offers,
            Parties parties,
            Imprints imprints,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.offers = offers;
        this.parties = parties;
        this.imprints = imprints;
        this.separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The stamp of what is in force; under the writer lock, to be compared with what one has prepared. */
    @Transactional(readOnly = true)
    public UUID stamp() {
        return contracts.stamp();
    }

    /** All contracts in force, over all time. */
    @Transactional(readOnly = true)
    public ContractsInForce inForce() {
        var stamp = contracts.stamp();
        return known(stamp).orElseGet(() -> read(stamp));
    }

    private Optional<ContractsInForce> known(UUID stamp) {
        return Optional.ofNullable(latest.get()).filter(known -> known.stamp().equals(stamp));
    }

    /** One reads while the others wait for it: after a signature all who ask would read the same. */
    private ContractsInForce read(UUID stamp) {
        reading.lock();
        try {
            return known(stamp).orElseGet(() -> {
                var read = compile(stamp, contracts.signed());
                latest.set(read);
                return read;
            });
        } finally {
            reading.unlock();
        }
    }

    /** The contracts in force as they would be if just these versions were signed. */
    ContractsInForce compile(UUID stamp, Collection<ContractVersion> signed) {
        return compile(stamp, signed, offers.byId().values());
    }

    /** The same if these were the offers, and so owned. */
    ContractsInForce compile(UUID stamp, Collection<ContractVersion> signed, Collection<Offer> owned) {
        return new ContractsInForce(stamp, signed, owned, kinds(signed));
    }

    private Map<String, PartyKind> kinds(Collection<ContractVersion> signed) {
        Set<String> names = new HashSet<>();
        signed.forEach(version -> names.addAll(version.terms().names()));
        var kinds = new HashMap<String, PartyKind>();
        parties.findAll(names)
                .forEach((code, party) ->
                        kinds.put(code, PartyKind.valueOf(party.noun().toUpperCase(Locale.ROOT))));
        return kinds;
    }

    /**
     * The cascade of an offer in an epoch of {@code inForce}; nothing if no contract shares the offer's payments then.
     * A new one is kept in a transaction of its own: an identity that nobody uses does no harm, one that is forgotten
     * would.
     */
    public Optional<CascadePlan> cascade(ContractsInForce inForce, Epoch epoch, Offer offer) {
        var index = epoch.plan().offer(offer.code());
        if (index.isEmpty()) return Optional.empty();
        return Optional.of(cascade(inForce, epoch, offer, null, index.getAsInt()));
    }

    /**
     * The cascade of a consumer's usage of a service in an epoch of {@code inForce}; nothing if no contract prices the
     * service then. A new one is kept in a transaction of its own.
     */
    public Optional<CascadePlan> cascade(ContractsInForce inForce, Epoch epoch, Offer service, long consumer) {
        var index = epoch.plan().service(service.code());
        if (index.isEmpty()) return Optional.empty();
        return Optional.of(cascade(inForce, epoch, service, consumer, index.getAsInt()));
    }

    private CascadePlan cascade(ContractsInForce inForce, Epoch epoch, Offer offer, @Nullable Long consumer, int root) {
        return inForce.cascade(epoch, offer, consumer, () -> {
            var cascade = epoch.plan().cascade(root);
            Long owner = cascade.owner().isPresent() ? inForce.in(epoch, offer).unitId() : null;
            // Committed before it is remembered: payments would bear a cascade that a lost commit never kept.
            var id = Objects.requireNonNull(
                    separately.execute(status -> keep(offer, owner, consumer, cascade.versions())));
            // Again by itself: what reads a snapshot that is older than the cascade doesn't see it.
            return inForce.cascade(id, () -> Objects.requireNonNull(separately.execute(status -> read(id, inForce))));
        });
    }

    /** A cascade that was kept. */
    @Transactional(readOnly = true)
    public CascadePlan cascade(int id) {
        var inForce = inForce();
        return inForce.cascade(id, () -> read(id, inForce));
    }

    private int keep(Offer offer, @Nullable Long owner, @Nullable Long consumer, List<Long> versions) {
        var ids = versions.toArray(Long[]::new);
        int added = jdbc.sql("""
                        insert into contracts.cascade (offer_id, owner_id, consumer_id, versions)
                        values (:offer, :owner, :consumer, :versions) on conflict do nothing
                        """)
                .param("offer", offer.id())
                .param("owner", owner)
                .param("consumer", consumer)
                .param("versions", ids)
                .update();
        if (added > 0) imprints.changed("contracts.cascade");
        // A statement of its own: it sees what somebody else inserted meanwhile, for whom the insert above waited.
        return jdbc.sql("""
                        select id from contracts.cascade where offer_id = :offer and owner_id is not distinct from :owner
                            and consumer_id is not distinct from :consumer and versions = :versions
                        """)
                .param("offer", offer.id())
                .param("owner", owner)
                .param("consumer", consumer)
                .param("versions", ids)
                .query(Integer.class)
                .single();
    }

    private CascadePlan read(int id, ContractsInForce inForce) {
        return jdbc.sql("""
                        select c.offer_id, c.consumer_id, o.code as offer, u.code as owner, c.versions from contracts.cascade c
                        join contracts.offer o on o.id = c.offer_id left join platform.party u on u.id = c.owner_id
                        where c.id = :id
                        """)
                .param("id", id)
                .query((rs, n) -> cascadePlan(id, rs, inForce))
                .single();
    }

    private CascadePlan cascadePlan(int id, ResultSet rs, ContractsInForce inForce) throws SQLException {
        var offer = rs.getString("offer");
        var versions = Arrays.asList((Long[]) rs.getArray("versions").getArray());
        var plan = inForce.plan(offer, rs.getString("owner"), versions);
        var ids = parties.findAll(plan.parties());
        var partyIds = plan.parties().stream()
                .map(code -> Objects.requireNonNull(ids.get(code), code).id())
                .toList();
        var consumer = rs.getObject("consumer_id", Long.class);
        var root = consumer == null ? plan.offer(offer) : plan.service(offer);
        return new CascadePlan(id, rs.getLong("offer_id"), consumer, plan, root.orElseThrow(), partyIds);
    }
}
