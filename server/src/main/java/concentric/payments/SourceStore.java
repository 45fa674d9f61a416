package concentric.payments;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SourceStore {

    private final JdbcClient jdbc;

    SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of each source, a new one for those that are new. */
    Map<String, Integer> resolve(Collection<String> names) {
        var ids = new HashMap<String, Integer>();
        var array = names.toArray(String[]::new);
        read(array, ids);
        if (ids.size() < array.length) {
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
