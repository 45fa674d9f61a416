package concentric.people;

import concentric.platform.Act;
import concentric.platform.Gathered;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts, their passwords and standing. */
@Repository
class AccountStore {

    /** The account as {@code a}, with the name that counts and its standing. */
    static final String COLUMNS = """
            a.id account_id, a.login, coalesce(p.name, a.name) account_name, a.person_id, c.account_id is not null custodian,
            not exists (select from people.deactivation d left join people.activation v on v.deactivation_id = d.id
                        where d.account_id = a.id and v.deactivation_id is null) active
            """;

    static final String JOINS = """
            left join people.person p on p.id = a.person_id
            left join people.custodian c on c.account_id = a.id
            """;

    /** "Standings": one account after the other is deactivated, or two could be the last custodian at once. */
    private static final long STANDINGS = 0x5374_616E_6469_6E67L;

    /** Of which an account is read. */
    private static final String[] TABLES = {
        "people.account", "people.person", "people.custodian", "people.deactivation", "people.activation"
    };

    private final JdbcClient jdbc;
    private final Gathered<Long, Account> byId;
    private final Gathered<Long, Optional<Account>> byPerson;

    AccountStore(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.byId = snapshots.gather(this::read, TABLES);
        this.byPerson = snapshots.gather(this::readOfPersons, TABLES);
    }

    /** Until the transaction ends nobody else opens an account with a password. */
    void lockPasswords() {
        jdbc.sql("lock table people.password in share row exclusive mode").update();
    }

    boolean hasPasswords() {
        return jdbc.sql("select exists (select from people.password)")
                .query(Boolean.class)
                .single();
    }

    /** An id for an account that is opened by itself, and so has to be known before its act. */
    Account.Id nextId() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('people.account', 'id'))")
                .query((rs, n) -> new Account.Id(rs.getLong(1)))
                .single();
    }

    /** False if the login or the person has an account already. */
    boolean insert(
            Account.Id id, String login, Person.@Nullable Id person, @Nullable String name, Instant at, Act.Id act) {
        return jdbc.sql("""
                                insert into people.account (id, login, person_id, name, opened_at, act_id)
                                values (:id, :login, :person, :name, :at, :act)
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("login", login)
                        .param("person", person == null ? null : person.value())
                        .param("name", name)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("act", act.value())
                        .update()
                == 1;
    }

    void insertPassword(Account.Id id, String hash, Instant at, Act.Id act) {
        jdbc.sql("""
                        insert into people.password (account_id, hash, set_at, act_id) values (:id, :hash, :at, :act)
                        """)
                .param("id", id.value())
                .param("hash", hash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .update();
    }

    void insertCustodian(Account.Id id, Act.Id act) {
        jdbc.sql("insert into people.custodian (account_id, act_id) values (:id, :act)")
                .param("id", id.value())
                .param("act", act.value())
                .update();
    }

    /** The same password, hashed by today's means. */
    void rehash(Account.Id id, String hash) {
        jdbc.sql("update people.password set hash = :hash where account_id = :id")
                .param("hash", hash)
                .param("id", id.value())
                .update();
    }

    Optional<String> passwordHash(String login) {
        return jdbc.sql("""
                        select w.hash from people.account a join people.password w on w.account_id = a.id
                        where a.login = :login
                        """).param("login", login).query(String.class).optional();
    }

    /** The hash of the account's password, its row locked to the end of the transaction; empty if it has none. */
    Optional<String> lockPassword(Account.Id id) {
        return jdbc.sql("select hash from people.password where account_id = :id for update")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    void changePassword(Account.Id id, String hash, Instant at, Act.Id act) {
        jdbc.sql("update people.password set hash = :hash, set_at = :at, act_id = :act where account_id = :id")
                .param("hash", hash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .param("id", id.value())
                .update();
    }

    Optional<Account> byLogin(String login) {
        return jdbc.sql("select " + COLUMNS + " from people.account a " + JOINS + " where a.login = :login")
                .param("login", login)
                .query((rs, n) -> account(rs))
                .optional();
    }

    Optional<Account> get(Account.Id id) {
        return byId.get(id.value());
    }

    private Map<Long, Account> read(Collection<Long> ids) {
        var accounts = new HashMap<Long, Account>();
        jdbc.sql("select " + COLUMNS + " from people.account a " + JOINS + " where a.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(rs -> {
                    accounts.put(rs.getLong("account_id"), account(rs));
                });
        return accounts;
    }

    Optional<Account> of(Person.Id person) {
        return byPerson.get(person.value()).orElse(Optional.empty());
    }

    /** The accounts of those persons who have one. */
    Map<Long, Account> ofAll(Collection<Long> persons) {
        var accounts = new HashMap<Long, Account>();
        byPerson.all(persons).forEach((person, account) -> account.ifPresent(its -> accounts.put(person, its)));
        return accounts;
    }

    /** That most persons have none is worth knowing too. */
    private Map<Long, Optional<Account>> readOfPersons(Collection<Long> persons) {
        var accounts = new HashMap<Long, Optional<Account>>();
        persons.forEach(person -> accounts.put(person, Optional.empty()));
        jdbc.sql("select " + COLUMNS + " from people.account a " + JOINS + " where a.person_id = any (:persons)")
                .param("persons", persons.toArray(Long[]::new))
                .query(rs -> {
                    accounts.put(rs.getLong("person_id"), Optional.of(account(rs)));
                });
        return accounts;
    }

    /** Nobody else changes whether an account may be used until the transaction ends. */
    void lockStandings() {
        jdbc.sql("select pg_advisory_xact_lock(:key)").param("key", STANDINGS).query(rs -> {});
    }

    /** How many custodians may use their accounts. */
    int activeCustodians() {
        return jdbc.sql("select count(*) from (select " + COLUMNS + " from people.account a " + JOINS
                        + ") accounts where custodian and active")
                .query(Integer.class)
                .single();
    }

    void deactivate(Account.Id id, Instant at, Act.Id act) {
        jdbc.sql("insert into people.deactivation (account_id, at, act_id) values (:id, :at, :act)")
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .update();
    }

    void activate(Account.Id id, Instant at, Act.Id act) {
        jdbc.sql("""
                        insert into people.activation (deactivation_id, at, act_id)
                        select d.id, :at, :act from people.deactivation d
                        where d.account_id = :id
                          and not exists (select from people.activation v where v.deactivation_id = d.id)
                        """)
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .update();
    }

    Map<Long, String> names(Collection<Long> ids) {
        var names = new HashMap<Long, String>();
        jdbc.sql("select " + COLUMNS + " from people.account a " + JOINS + " where a.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(rs -> {
                    names.put(rs.getLong("account_id"), rs.getString("account_name"));
                });
        return names;
    }

    static Account account(ResultSet rs) throws SQLException {
        long person = rs.getLong("person_id");
        return new Account(
                new Account.Id(rs.getLong("account_id")),
                rs.getString("login"),
                rs.getString("account_name"),
                person == 0 ? null : new Person.Id(person),
                rs.getBoolean("custodian"),
                rs.getBoolean("active"));
    }
}
