package concentric.contracts;

import concentric.network.UnitChange;
import concentric.platform.Act;
import concentric.platform.Imprints;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of successions: which versions came into force because a unit changed. */
@Service
public class Successions {

    private static final String SELECT = "select version_id, follows_id, change_id from contracts.succession ";

    private final JdbcClient jdbc;
    private final Imprints imprints;

    Successions(JdbcClient jdbc, Imprints imprints) {
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    /** By which change of a unit a version came into force; nothing for one that was signed. */
    @Transactional(readOnly = true)
    public Optional<Succession> of(long version) {
        return jdbc.sql(SELECT + "where version_id = :version")
                .param("version", version)
                .query((rs, n) -> new Succession(
                        rs.getLong("version_id"), rs.getLong("follows_id"), new UnitChange.Id(rs.getLong("change_id"))))
                .optional();
    }

    /** What came into force by a change of a unit. */
    @Transactional(readOnly = true)
    public List<Succession> by(UnitChange.Id change) {
        return jdbc.sql(SELECT + "where change_id = :change order by version_id")
                .param("change", change.value())
                .query((rs, n) -> new Succession(rs.getLong("version_id"), rs.getLong("follows_id"), change))
                .list();
    }

    void insert(Succession succession, Act.Id act) {
        imprints.changed("contracts.succession");
        jdbc.sql("""
                        insert into contracts.succession (version_id, follows_id, change_id, act_id)
                        values (:version, :follows, :change, :act)
                        """)
                .param("version", succession.version())
                .param("follows", succession.follows())
                .param("change", succession.change().value())
                .param("act", act.value())
                .update();
    }
}
