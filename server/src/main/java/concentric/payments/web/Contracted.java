package concentric.payments.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import java.util.HashMap;
import java.util.Map;

/** The contract versions that postings name, each read once. */
final class Contracted {

    private final Contracts contracts;
    private final Map<Long, ContractVersion> versions = new HashMap<>();

    Contracted(Contracts contracts) {
        this.contracts = contracts;
    }

    ContractVersion version(long id) {
        return versions.computeIfAbsent(
                id,
                each -> contracts
                        .version(each)
                        .orElseThrow(() -> new IllegalStateException("a posting names version " + each)));
    }
}
