package concentric.network;

import concentric.platform.Act;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DisclosureStore {

    private final JdbcClient jdbc;

    DisclosureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Unit.Id unit, boolean shown, Act.Id act) {
        jdbc.sql("insert into network.disclosure (unit_id, shown, act_id) values (:unit, :shown, :act)")
                .param("unit", unit.value())
                .param("shown", shown)
                .param("act", act.value())
                .update();
    }

    /** Those of these units whose last word is that it is shown. */
    Set<Long> shown(Collection<Long> units) {
        return jdbc.sql("""
                        select unit_id from (
                            select distinct on (unit_id) unit_id, shown from network.disclosure
                            where unit_id = any (:units) order by unit_id, id desc) last
                        where shown
                        """)
                .param("units", units.toArray(Long[]::new))
                .query((rs, n) -> rs.getLong("unit_id"))
                .set();
    }
}
