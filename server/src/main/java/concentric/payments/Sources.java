package concentric.payments;

import concentric.platform.Imprints;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of sources: where payments come from. */
@Service
class Sources {

    private final JdbcClient jdbc;
    private final Imprints imprints;

    Sources(JdbcClient jdbc, Imprints imprints) {
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    /** The id of each source; those that are new come to be. */
    @Transactional
    public Map<String, Integer> resolve(Collection<String> names) {
        var ids = new HashMap<String, Integer>();
        var array = names.toArray(String[]::new);
        read(array, ids);
        if (ids.size() < array.length) {
            imprints.changed("payments.source");
            jdbc.sql("insert into payments.source (name) select unnest(:names::text[]) on conflict (name) do nothing")
                    .param("names", array)
                    .update();
            read(array, ids);
        }
        return ids;
    }

    private void read(String[] names, Map<String, Integer> ids) {
        jdbc.sql("select id, name from payments.source where name = any (:names)")
                .param("names", names)
                .query(rs -> {
                    ids.put(rs.getString("name"), rs.getInt("id"));
                });
    }
}
