package concentric.customers;

import concentric.customers.CodeStore.Table;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of customers and segments, by code. */
@Service
public class Customers {

    private final CodeStore store;

    Customers(CodeStore store) {
        this.store = store;
    }

    /** The customers of the codes; those that are new come to be. Meant for ten thousand at once. */
    @Transactional
    public Map<String, Long> resolve(Collection<String> codes) {
        return store.resolve(Table.CUSTOMER, codes);
    }

    /** The customers of those codes that are known; none comes to be. */
    @Transactional(readOnly = true)
    public Map<String, Long> find(Collection<String> codes) {
        return store.find(Table.CUSTOMER, codes);
    }

    /** The segments of the codes; those that are new come to be. */
    @Transactional
    public Map<String, Long> resolveSegments(Collection<String> codes) {
        return store.resolve(Table.SEGMENT, codes);
    }

    /** The code of each customer. */
    @Transactional(readOnly = true)
    public Map<Long, String> codes(Collection<Long> ids) {
        return store.codes(Table.CUSTOMER, ids);
    }

    /** The code of each segment. */
    @Transactional(readOnly = true)
    public Map<Long, String> segmentCodes(Collection<Long> ids) {
        return store.codes(Table.SEGMENT, ids);
    }
}
