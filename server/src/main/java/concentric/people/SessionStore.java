package concentric.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions, and the tries to begin one that failed. */
@Repository
class SessionStore {

    /** A session that has not ended, and when its browser was last seen. */
    record Open(Account account, Device device, Instant startedAt, Instant seenAt) {}

    /** How many tries failed since an instant, and when the oldest of the last {@code most} was. */
    record Failures(int count, Instant oldest) {}

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] tokenHash, Account.Id account, Passkey.@Nullable Id passkey, Instant at) {
        jdbc.sql("""
                        insert into people.session (token_hash, account_id, passkey_id, started_at, seen_at)
                        values (:hash, :account, :passkey, :at, :at)
                        """)
                .param("passkey", passkey == null ? null : passkey.value())
                .param("hash", tokenHash)
                .param("account", account.value())
                .param("at", utc(at))
                .update();
    }

    Optional<Open> find(byte[] tokenHash) {
        return jdbc.sql("select " + AccountStore.COLUMNS + """
                        , s.started_at, s.seen_at, s.browser, s.system
                        from people.session s join people.account a on a.id = s.account_id
                        """ + AccountStore.JOINS
                        + " where s.token_hash = :hash and s.ended_at is null")
                .param("hash", tokenHash)
                .query((rs, n) -> new Open(
                        AccountStore.account(rs),
                        new Device(rs.getString("browser"), rs.getString("system")),
                        rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void seen(byte[] tokenHash, Device device, Instant at) {
        jdbc.sql("""
                        update people.session set seen_at = greatest(seen_at, :at), browser = :browser, system = :system
                        where token_hash = :hash
                        """)
                .param("at", utc(at))
                .param("browser", device.browser())
                .param("system", device.system())
                .param("hash", tokenHash)
                .update();
    }

    void end(byte[] tokenHash, Instant at) {
        jdbc.sql("update people.session set ended_at = :at where token_hash = :hash and ended_at is null")
                .param("at", utc(at))
                .param("hash", tokenHash)
                .update();
    }

    /** Ends every session of an account but one. */
    void endOthers(Account.Id account, byte[] tokenHash, Instant at) {
        jdbc.sql("""
                        update people.session set ended_at = :at
                        where account_id = :account and token_hash <> :hash and ended_at is null
                        """)
                .param("at", utc(at))
                .param("account", account.value())
                .param("hash", tokenHash)
                .update();
    }

    /** Ends every session of an account. */
    void endAll(Account.Id account, Instant at) {
        jdbc.sql("update people.session set ended_at = :at where account_id = :account and ended_at is null")
                .param("at", utc(at))
                .param("account", account.value())
                .update();
    }

    /** Ends every session that was begun with a passkey, but one. */
    void endBegunWith(Passkey.Id passkey, byte[] tokenHash, Instant at) {
        jdbc.sql("""
                        update people.session set ended_at = :at
                        where passkey_id = :passkey and token_hash <> :hash and ended_at is null
                        """)
                .param("at", utc(at))
                .param("passkey", passkey.value())
                .param("hash", tokenHash)
                .update();
    }

    /** Ends one session of an account; false if it is none of the account's, or over. */
    boolean end(Session.Id id, Account.Id account, Instant at) {
        return jdbc.sql("""
                                update people.session set ended_at = :at
                                where id = :id and account_id = :account and ended_at is null
                                """)
                        .param("at", utc(at))
                        .param("id", id.value())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    /** The sessions of an account that have not ended, the one seen last first. */
    List<Session> of(Account.Id account, byte[] current, Instant seenAfter, Instant startedAfter) {
        return jdbc.sql("""
                        select s.id, s.browser, s.system, s.started_at, s.seen_at, p.name passkey,
                            s.token_hash = :current is_current
                        from people.session s left join people.passkey p on p.id = s.passkey_id
                        where s.account_id = :account and s.ended_at is null
                          and s.seen_at > :seen and s.started_at > :started
                        order by is_current desc, s.seen_at desc, s.id desc
                        """)
                .param("account", account.value())
                .param("current", current)
                .param("seen", utc(seenAfter))
                .param("started", utc(startedAfter))
                .query((rs, n) -> new Session(
                        new Session.Id(rs.getLong("id")),
                        new Device(rs.getString("browser"), rs.getString("system")),
                        rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(rs.getString("passkey")),
                        rs.getBoolean("is_current")))
                .list();
    }

    /** Sessions and failures that can't count any more say only who was here when. */
    void forget(Instant sessionsBefore, Instant failuresBefore) {
        jdbc.sql("delete from people.session where started_at < :before")
                .param("before", utc(sessionsBefore))
                .update();
        jdbc.sql("delete from people.sign_in_failure where at < :before")
                .param("before", utc(failuresBefore))
                .update();
    }

    /** Tries of one login take turns, and so do tries from one address; the order of the locks avoids a deadlock. */
    void lockTries(byte[] loginHash, String address) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(key)
                        from (values (hashtextextended(encode(:login, 'hex'), 1)), (hashtextextended(:address, 2))) k (key)
                        order by key
                        """).param("login", loginHash).param("address", address).query(rs -> {});
    }

    Failures failuresOfLogin(byte[] loginHash, Instant since, Instant now, int most) {
        return failures("login_hash = :who", loginHash, since, now, most);
    }

    Failures failuresFromAddress(String address, Instant since, Instant now, int most) {
        return failures("address = :who", address, since, now, most);
    }

    /** Of what failed later than now, before the clock was put back, nothing counts: it would for much longer than meant. */
    private Failures failures(String condition, Object who, Instant since, Instant now, int most) {
        return jdbc.sql("select count(*), coalesce(min(at), :since) from (select at from people.sign_in_failure where "
                        + condition + " and at > :since and at <= :now order by at desc limit :most) latest")
                .param("who", who)
                .param("since", utc(since))
                .param("now", utc(now))
                .param("most", most)
                .query((rs, n) -> new Failures(
                        rs.getInt(1), rs.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }

    void insertFailure(byte[] loginHash, String address, Instant at) {
        jdbc.sql("insert into people.sign_in_failure (login_hash, address, at) values (:login, :address, :at)")
                .param("login", loginHash)
                .param("address", address)
                .param("at", utc(at))
                .update();
    }

    void forgive(byte[] loginHash) {
        jdbc.sql("delete from people.sign_in_failure where login_hash = :login")
                .param("login", loginHash)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
