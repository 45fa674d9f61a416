package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.platform.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What contracts name in their text. Under the writer lock nothing more comes to be named. */
@Component
class NamedInContracts {

    /** So many are said; one is reason enough. */
    private static final int SAID = 20;

    private final ContractStore store;

    NamedInContracts(ContractStore store) {
        this.store = store;
    }

    /** For each of these offers or funds that stands in a contract which was signed or may be yet: in which. */
    List<Fault> faults(Collection<String> codes) {
        var faults = new ArrayList<Fault>();
        for (var version : store.notWithdrawn()) {
            var named = named(version.terms());
            named.retainAll(Set.copyOf(codes));
            named.stream()
                    .sorted()
                    .map(code -> Fault.in("", "named-in-contract", code, version.name()))
                    .forEach(faults::add);
        }
        return faults.stream().distinct().limit(SAID).toList();
    }

    private static Set<String> named(Contract terms) {
        var named = new HashSet<>(terms.names());
        if (terms.source() instanceof Source.Payments(var offers)) named.addAll(offers);
        return named;
    }
}
