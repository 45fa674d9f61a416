package concentric.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Things of tables that seldom change, by a key, {@linkplain Kept kept} from when they are asked for first. So what nobody
 * asks for costs nothing, and of very many only some are in memory.
 */
public final class Gathered<K, V> {

    private static final int MOST = 50_000;

    private final Kept<Map<K, V>> kept;
    private final Function<Collection<K>, Map<K, V>> read;

    Gathered(Snapshots snapshots, Function<Collection<K>, Map<K, V>> read, String... tables) {
        this.kept = snapshots.keep(ConcurrentHashMap::new, tables);
        this.read = read;
    }

    /** Those of these keys that there are; what is not known yet is read with one question. */
    public Map<K, V> all(Collection<K> keys) {
        if (keys.isEmpty()) return Map.of();
        return kept.now().map(known -> all(keys, known)).orElseGet(() -> read.apply(keys));
    }

    /** The one of a key. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(all(List.of(key)).get(key));
    }

    private Map<K, V> all(Collection<K> keys, Map<K, V> known) {
        var found = new HashMap<K, V>();
        var missing = new ArrayList<K>();
        for (var key : keys) {
            var value = known.get(key);
            if (value == null) missing.add(key);
            else found.put(key, value);
        }
        if (missing.isEmpty()) return found;
        var more = read.apply(missing);
        if (known.size() + more.size() > MOST) known.clear();
        known.putAll(more);
        found.putAll(more);
        return found;
    }
}
