package concentric.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.ApplicationTest;
import concentric.TablesOwner;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@DisplayName("What the program’s own role may do with each table")
class RightsTest {

    /** Tables of which a row may change or go, each with the reason. All others only grow. */
    private static final Map<String, String> NOT_FOR_GOOD = Map.ofEntries(
            Map.entry("payments.counter", "the last number given out; the seals tell what it has to be"),
            Map.entry("ledger.tally", "sums; a full proof makes them anew"),
            Map.entry("contracts.stamp", "says nothing but that something changed"),
            Map.entry("platform.stamp", "as contracts.stamp"),
            Map.entry("platform.file", "its hash is known when its last piece is there"),
            Map.entry("platform.job", "how far it is"),
            Map.entry("platform.upload", "waits until it is understood, and is forgotten"),
            Map.entry("platform.answer", "a call’s answer is kept for a week"),
            Map.entry("platform.party", "goes with the import that brought it, if that is taken back"),
            Map.entry("network.unit", "as platform.party; a trigger sees to that"),
            Map.entry("people.person", "as network.unit"),
            Map.entry("contracts.offer", "as network.unit"),
            Map.entry("contracts.fund", "as network.unit"),
            Map.entry("costs.cost", "as network.unit"),
            Map.entry("costs.pay", "as network.unit"),
            Map.entry("platform.scheduled_task", "the scheduler library’s own"),
            Map.entry("people.password", "people change it"),
            Map.entry("people.token", "its row is locked while it is revoked"),
            Map.entry("people.session", "ends, and is forgotten"),
            Map.entry("people.sign_in_failure", "is forgotten"),
            Map.entry("people.link_request", "is forgotten"),
            Map.entry("people.passkey", "counts its uses"),
            Map.entry("people.passkey_challenge", "is used once, or forgotten"),
            Map.entry("network.participation", "ends"),
            Map.entry("network.membership", "ends; and goes, as network.unit"));

    /** PostgreSQL: insufficient_privilege. */
    private static final String FORBIDDEN = "42501";

    private final JdbcClient jdbc;
    private final TablesOwner owner;
    private final ProgramRole role;

    RightsTest(JdbcClient jdbc, TablesOwner owner, ProgramRole role) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.role = role;
    }

    @Test
    @DisplayName("it is bound")
    void bound() {
        assertThat(role.standing()).isEqualTo(ProgramRole.Standing.BOUND);
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo(role.user());
    }

    @Test
    @DisplayName("it may read every table: somebody decided about each")
    void decided() {
        assertThat(undecided()).isEmpty();
    }

    @Test
    @DisplayName("a table that nobody decided about can’t even be read, and is found")
    void plantedTable() {
        owner.jdbc().sql("create table payments.planted (id int)").update();

        assertThat(undecided()).containsExactly("payments.planted");
        assertRefused("select * from payments.planted");

        owner.jdbc().sql("drop table payments.planted").update();
    }

    /** Tables of modules that the program may not read. */
    private List<String> undecided() {
        return jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname) from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema|public)'
                          and not has_table_privilege(c.oid, 'select')
                        order by 1
                        """).query((rs, n) -> rs.getString(1)).list();
    }

    /** What may be done with each table beside reading and adding. */
    private Map<String, String> more() {
        var more = new TreeMap<String, String>();
        jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname) as name, string_agg(p.right, ', ') as rights
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                             lateral (values ('update'), ('delete'), ('truncate'), ('trigger'), ('references')) as p ("right")
                        where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'
                          and (has_table_privilege(c.oid, p.right)
                               or (p.right in ('update', 'references') and has_any_column_privilege(c.oid, p.right)))
                        group by 1
                        """).query(rs -> {
            more.put(rs.getString("name"), rs.getString("rights"));
        });
        return more;
    }

    @Test
    @DisplayName("it may change only the tables that are not for good")
    void onlyThese() {
        var more = more();

        assertThat(more.keySet()).isEqualTo(NOT_FOR_GOOD.keySet());
        assertThat(Set.copyOf(more.values())).containsOnly("update", "delete", "update, delete");
    }

    @Test
    @DisplayName("PostgreSQL refuses it to change, remove or truncate anything that is for good")
    void refused() {
        var forGood =
                jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname) as name,
                               (select quote_ident(attname) from pg_attribute
                                where attrelid = c.oid and attnum > 0 and attidentity = '' and attgenerated = ''
                                order by attnum limit 1) as first
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|public)'
                        """).query((rs, n) -> Map.entry(rs.getString("name"), rs.getString("first"))).list().stream()
                        .filter(table -> !NOT_FOR_GOOD.containsKey(table.getKey()))
                        .toList();

        assertThat(forGood).hasSizeGreaterThan(40);
        for (var table : forGood) {
            assertRefused("update %1$s set %2$s = %2$s".formatted(table.getKey(), table.getValue()));
            assertRefused("delete from " + table.getKey());
            assertRefused("truncate " + table.getKey());
        }
        assertRefused("truncate payments.counter");
        assertRefused("delete from ledger.tally");
        assertRefused("update payments.counter set only_one = true");
    }

    @Test
    @DisplayName("nor can it get around that")
    void aroundIt() {
        assertRefused("set role postgres");
        assertRefused("set session_replication_role = replica");
        assertRefused("alter table payments.payment disable trigger all");
        assertRefused("alter table payments.payment drop constraint payment_pkey");
        assertRefused("drop table payments.seal");
        assertRefused("create table payments.other (id int)");
        assertRefused("create rule r as on insert to ledger.entry do instead nothing");
        assertRefused("alter role current_user superuser");
        assertRefused("select * from pg_authid");
        // PostgreSQL answers this with a warning only.
        jdbc.sql("grant update on ledger.entry to current_user").update();
        assertThat(more()).doesNotContainKey("ledger.entry");
    }

    private void assertRefused(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).query().listOfRows())
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(FORBIDDEN));
    }
}
