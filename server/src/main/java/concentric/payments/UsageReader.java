package concentric.payments;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.payments.Entry.Identity;
import concentric.payments.Recording.ItemFault;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads usages as somebody told them: exactly, or with a fault that names the field. */
@Component
class UsageReader {

    private final Offers offers;
    private final Parties parties;
    private final Sources sources;
    private final Organisations organisations;

    UsageReader(Offers offers, Parties parties, Sources sources, Organisations organisations) {
        this.offers = offers;
        this.parties = parties;
        this.sources = sources;
        this.organisations = organisations;
    }

    /**
     * What was read.
     *
     * @param drafts the readable ones, in order
     * @param faults everything that is wrong with the others
     */
    record Read(List<Draft> drafts, List<ItemFault> faults) {}

    /** A usage whose fields are read; its price is still open. */
    record Draft(
            int index,
            NewUsage usage,
            Identity identity,
            Offer service,
            Party consumer,
            long quantity,
            Instant occurredAt) {

        /** Whether this says the same as a usage that was recorded under the same identity. */
        boolean saysTheSameAs(Usage recorded) {
            return recorded.serviceId() == service.id()
                    && recorded.consumerId() == consumer.id()
                    && recorded.quantity() == quantity
                    && recorded.occurredAt().equals(occurredAt);
        }
    }

    /** Reads all; sources that are new are given their ids. */
    Read read(List<NewUsage> usages) {
        var services = offers.findAll(distinct(usages, NewUsage::service));
        var consumers = parties.findAll(distinct(usages, NewUsage::consumer));
        var zone = organisations.current().zone();
        var faults = new ArrayList<ItemFault>();
        var readable = new ArrayList<Unidentified>();
        for (int i = 0; i < usages.size(); i++) {
            int index = i;
            var fields = new Fields(zone);
            var read = read(index, usages.get(i), services, consumers, fields);
            fields.faults().forEach(fault -> faults.add(new ItemFault(index, fault)));
            if (read != null) readable.add(read);
        }
        var names = readable.stream().map(each -> each.usage().source()).collect(Collectors.toSet());
        var ids = sources.resolve(names);
        return new Read(readable.stream().map(each -> each.draft(ids)).toList(), faults);
    }

    private record Unidentified(
            int index, NewUsage usage, Offer service, Party consumer, long quantity, Instant occurredAt) {

        Draft draft(Map<String, Integer> sources) {
            int source = Objects.requireNonNull(sources.get(usage.source()));
            var identity = new Identity(source, usage.externalId());
            return new Draft(index, usage, identity, service, consumer, quantity, occurredAt);
        }
    }

    private static @Nullable Unidentified read(
            int index, NewUsage usage, Map<String, Offer> services, Map<String, Party> consumers, Fields fields) {
        fields.name("source", usage.source(), true);
        fields.name("external_id", usage.externalId(), true);
        var service = service(usage.service(), services, fields);
        var consumer = consumer(usage.consumer(), consumers, fields);
        long quantity = 0;
        if (usage.quantity().isEmpty()) fields.add(Fault.in("quantity", "missing"));
        else quantity = fields.quantity(usage.quantity()).micros();
        var occurredAt = fields.occurredAt(usage.occurredAt());
        if (!fields.faults().isEmpty() || service == null || consumer == null) return null;
        return new Unidentified(index, usage, service, consumer, quantity, occurredAt);
    }

    private static @Nullable Offer service(String code, Map<String, Offer> services, Fields fields) {
        var service = services.get(code);
        if (service != null && service.isService()) return service;
        fields.add(
                code.isEmpty()
                        ? Fault.in("service", "missing")
                        : Fault.in("service", "unknown-service", Fields.shown(code)));
        return null;
    }

    private static @Nullable Party consumer(String code, Map<String, Party> consumers, Fields fields) {
        var consumer = consumers.get(code);
        if (consumer != null && consumer.noun().equals("unit")) return consumer;
        fields.add(
                code.isEmpty()
                        ? Fault.in("consumer", "missing")
                        : Fault.in("consumer", "unknown-unit", Fields.shown(code)));
        return null;
    }

    private static Set<String> distinct(List<NewUsage> usages, Function<NewUsage, String> field) {
        return usages.stream().map(field).collect(Collectors.toSet());
    }
}
