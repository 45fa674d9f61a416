package concentric.people;

import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passkeys, and what they are asked to sign. */
@Repository
class PasskeyStore {

    /** Those that were not removed. */
    private static final String SELECT = """
            select p.* from people.passkey p
            where not exists (select from people.passkey_removal r where r.passkey_id = p.id)
            """;

    /**
     * A passkey as it is kept.
     *
     * @param party the name of the host that it is good for
     * @param userHandle whom it says that it is for
     */
    record Kept(Passkey passkey, String party, String userHandle, Credential credential) {}

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The passkeys of one account are made and removed one after the other. */
    void lockPasskeysOf(Account.Id account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:whose, 4))")
                .param("whose", String.valueOf(account.value()))
                .query(rs -> {});
    }

    Passkey insert(
            Account.Id account,
            String name,
            String party,
            String userHandle,
            Credential credential,
            Instant at,
            Act.Id act) {
        return jdbc.sql("""
                        insert into people.passkey (account_id, name, relying_party, credential_id, user_handle,
                            public_key, copied, uses, made_at, act_id)
                        values (:account, :name, :party, :credential, :handle, :key, :copied, :uses, :at, :act)
                        returning *
                        """)
                .param("account", account.value())
                .param("name", name)
                .param("party", party)
                .param("credential", Ceremonies.bytes(credential.id()))
                .param("handle", Ceremonies.bytes(userHandle))
                .param("key", Ceremonies.bytes(credential.publicKey()))
                .param("copied", credential.isCopied())
                .param("uses", credential.uses())
                .param("at", utc(at))
                .param("act", act.value())
                .query((rs, n) -> passkey(rs))
                .single();
    }

    /** Whether the key is registered, or was, by whomever. */
    boolean isKnown(String credential) {
        return jdbc.sql("select exists (select from people.passkey where credential_id = :credential)")
                .param("credential", Ceremonies.bytes(credential))
                .query(Boolean.class)
                .single();
    }

    /** By what its device calls it; nobody else uses or removes it until the transaction ends. */
    Optional<Kept> lock(String credential) {
        var id = jdbc.sql("select id from people.passkey where credential_id = :credential for update")
                .param("credential", Ceremonies.bytes(credential))
                .query(Long.class)
                .optional();
        // Looked at again under the lock: it may have been removed while we waited for it.
        return id.flatMap(found -> jdbc.sql(SELECT + " and p.id = :id")
                .param("id", found)
                .query((rs, n) -> kept(rs))
                .optional());
    }

    /** Nobody signs in with a passkey of the account until the transaction ends. */
    void lockAll(Account.Id account) {
        jdbc.sql("select id from people.passkey where account_id = :account order by id for update")
                .param("account", account.value())
                .query(rs -> {});
    }

    /** Of an account, the newest first. */
    List<Kept> of(Account.Id account) {
        return jdbc.sql(SELECT + " and p.account_id = :account order by p.id desc")
                .param("account", account.value())
                .query((rs, n) -> kept(rs))
                .list();
    }

    void used(Passkey.Id id, long uses, Instant at) {
        jdbc.sql("update people.passkey set uses = :uses, used_at = :at where id = :id")
                .param("uses", uses)
                .param("at", utc(at))
                .param("id", id.value())
                .update();
    }

    void remove(Passkey.Id id, Instant at, Act.Id act) {
        jdbc.sql("insert into people.passkey_removal (passkey_id, at, act_id) values (:id, :at, :act)")
                .param("id", id.value())
                .param("at", utc(at))
                .param("act", act.value())
                .update();
    }

    /** Removes all of an account. */
    void removeAll(Account.Id account, Instant at, Act.Id act) {
        lockAll(account);
        for (var kept : of(account)) remove(kept.passkey().id(), at, act);
    }

    /** Challenges from one address take turns; answers with how many of them count still. */
    int openChallenges(String address, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:address, 5))")
                .param("address", address)
                .query(rs -> {});
        jdbc.sql("delete from people.passkey_challenge where expires_at <= :now")
                .param("now", utc(now))
                .update();
        return jdbc.sql("select count(*) from people.passkey_challenge where address = :address")
                .param("address", address)
                .query(Integer.class)
                .single();
    }

    void insertChallenge(
            byte[] hash,
            byte[] browserHash,
            Account.@Nullable Id account,
            String userHandle,
            String address,
            Instant expiresAt) {
        jdbc.sql("""
                        insert into people.passkey_challenge (challenge_hash, browser_hash, account_id, user_handle, address,
                            expires_at)
                        values (:hash, :browser, :account, :handle, :address, :expires)
                        """)
                .param("hash", hash)
                .param("browser", browserHash)
                .param("account", account == null ? null : account.value())
                .param("handle", Ceremonies.bytes(userHandle))
                .param("address", address)
                .param("expires", utc(expiresAt))
                .update();
    }

    /**
     * Takes a challenge away. Answers with whom the passkey was to be for, empty if none was to be made; with nothing if
     * the challenge was worth nothing to this browser, for this account.
     */
    Optional<String> takeChallenge(byte[] hash, byte[] browserHash, Account.@Nullable Id account, Instant now) {
        return jdbc.sql("""
                        delete from people.passkey_challenge where challenge_hash = :hash
                        returning user_handle, browser_hash = :browser and expires_at > :now
                            and account_id is not distinct from cast(:account as bigint) is_good
                        """)
                .param("hash", hash)
                .param("browser", browserHash)
                .param("account", account == null ? null : account.value())
                .param("now", utc(now))
                .query((rs, n) -> rs.getBoolean("is_good")
                        ? Optional.of(Ceremonies.text(rs.getBytes("user_handle")))
                        : Optional.<String>empty())
                .optional()
                .flatMap(found -> found);
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        return new Kept(
                passkey(rs),
                rs.getString("relying_party"),
                Ceremonies.text(rs.getBytes("user_handle")),
                new Credential(
                        Ceremonies.text(rs.getBytes("credential_id")),
                        Ceremonies.text(rs.getBytes("public_key")),
                        rs.getBoolean("copied"),
                        rs.getLong("uses")));
    }

    private static Passkey passkey(ResultSet rs) throws SQLException {
        return new Passkey(
                new Passkey.Id(rs.getLong("id")),
                new Account.Id(rs.getLong("account_id")),
                rs.getString("name"),
                rs.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rs.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
