package concentric.people;

import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links, and how often they were asked for at the door. */
@Repository
class LinkStore {

    private static final String SELECT = "select l.id, l.person_id, l.account_id, l.expires_at from people.link l ";

    /** Was neither used nor taken back, and is in time at {@code :now}. */
    private static final String HOLDS = """
             l.expires_at > :now
              and not exists (select from people.link_use u where u.link_id = l.id)
              and not exists (select from people.link_withdrawal w where w.link_id = l.id)
            """;

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Links of one person, or of one account, are made and used one after the other. */
    void lockLinksOf(Person.@Nullable Id person, Account.@Nullable Id account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:whose, 3))")
                .param("whose", person == null ? "account " + account : "person " + person)
                .query(rs -> {});
    }

    Link insert(
            byte[] hash,
            Person.@Nullable Id person,
            Account.@Nullable Id account,
            Instant at,
            Instant expiresAt,
            Act.@Nullable Id act) {
        return jdbc.sql("""
                        insert into people.link (token_hash, person_id, account_id, made_at, expires_at, act_id)
                        values (:hash, :person, :account, :at, :expires, :act)
                        returning id, person_id, account_id, expires_at
                        """)
                .param("hash", hash)
                .param("person", person == null ? null : person.value())
                .param("account", account == null ? null : account.value())
                .param("at", utc(at))
                .param("expires", utc(expiresAt))
                .param("act", act == null ? null : act.value())
                .query((rs, n) -> link(rs))
                .single();
    }

    /** The link of a secret, if it is worth something. */
    Optional<Link> find(byte[] hash, Instant now) {
        return jdbc.sql(SELECT + " where l.token_hash = :hash and " + HOLDS)
                .param("hash", hash)
                .param("now", utc(now))
                .query((rs, n) -> link(rs))
                .optional();
    }

    /** The invitation of a person that is open. */
    Optional<Link> ofPerson(Person.Id person, Instant now) {
        return jdbc.sql(SELECT + " where l.person_id = :person and " + HOLDS + " order by l.id desc limit 1")
                .param("person", person.value())
                .param("now", utc(now))
                .query((rs, n) -> link(rs))
                .optional();
    }

    void use(Link.Id id, Instant at, Act.Id act) {
        jdbc.sql("insert into people.link_use (link_id, at, act_id) values (:id, :at, :act)")
                .param("id", id.value())
                .param("at", utc(at))
                .param("act", act.value())
                .update();
    }

    /** Takes back every open link of a person or an account. */
    void withdraw(Person.@Nullable Id person, Account.@Nullable Id account, Instant at, Act.@Nullable Id act) {
        jdbc.sql("""
                        insert into people.link_withdrawal (link_id, at, act_id)
                        select l.id, :now, :act from people.link l
                        where (l.person_id = :person or l.account_id = :account) and
                        """ + HOLDS)
                .param("now", utc(at))
                .param("act", act == null ? null : act.value())
                .param("person", person == null ? null : person.value())
                .param("account", account == null ? null : account.value())
                .update();
    }

    /** Requests for one login take turns, and so do those from one address. */
    void lockRequests(byte[] loginHash, String address) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(key)
                        from (values (hashtextextended(encode(:login, 'hex'), 4)), (hashtextextended(:address, 5))) k (key)
                        order by key
                        """).param("login", loginHash).param("address", address).query(rs -> {});
    }

    void insertRequest(byte[] loginHash, String address, Instant at, Instant forgetBefore) {
        jdbc.sql("delete from people.link_request where at < :before")
                .param("before", utc(forgetBefore))
                .update();
        jdbc.sql("insert into people.link_request (login_hash, address, at) values (:login, :address, :at)")
                .param("login", loginHash)
                .param("address", address)
                .param("at", utc(at))
                .update();
    }

    /** Whether so many links were asked for, for a login or from an address, since an instant. */
    boolean isTooMuch(byte[] loginHash, int mostOfLogin, String address, int mostOfAddress, Instant since) {
        return jdbc.sql("""
                        select (select count(*) from people.link_request where login_hash = :login and at > :since) >= :logins
                            or (select count(*) from people.link_request where address = :address and at > :since) >= :addresses
                        """)
                .param("login", loginHash)
                .param("logins", mostOfLogin)
                .param("address", address)
                .param("addresses", mostOfAddress)
                .param("since", utc(since))
                .query(Boolean.class)
                .single();
    }

    private static Link link(ResultSet rs) throws SQLException {
        long person = rs.getLong("person_id");
        long account = rs.getLong("account_id");
        return new Link(
                new Link.Id(rs.getLong("id")),
                person == 0 ? null : new Person.Id(person),
                account == 0 ? null : new Account.Id(account),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
