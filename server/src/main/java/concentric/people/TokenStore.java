package concentric.people;

import concentric.platform.Act;
import concentric.platform.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TokenStore {

    private static final String SELECT = """
            select t.id, t.name, t.account_id, t.made_at, t.expires_at, r.at revoked_at,
                   array(select s.scope from people.token_scope s where s.token_id = t.id) scopes
            from people.token t left join people.token_revocation r on r.token_id = t.id
            """;

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Token.Id insert(byte[] hash, Account.Id account, String name, Instant madeAt, Instant expiresAt, Act.Id act) {
        return jdbc.sql("""
                        insert into people.token (token_hash, account_id, name, made_at, expires_at, act_id)
                        values (:hash, :account, :name, :made, :expires, :act) returning id
                        """)
                .param("hash", hash)
                .param("account", account.value())
                .param("name", name)
                .param("made", madeAt.atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .query((rs, n) -> new Token.Id(rs.getLong(1)))
                .single();
    }

    void insertScopes(Token.Id id, Set<Scope> scopes) {
        jdbc.sql("insert into people.token_scope (token_id, scope) select :id, unnest(:scopes)")
                .param("id", id.value())
                .param("scopes", scopes.stream().map(Scope::word).toArray(String[]::new))
                .update();
    }

    Optional<Token> byHash(byte[] hash) {
        return jdbc.sql(SELECT + " where t.token_hash = :hash")
                .param("hash", hash)
                .query((rs, n) -> token(rs))
                .optional();
    }

    Optional<Token> lock(Token.Id id) {
        return jdbc.sql(SELECT + " where t.id = :id for update of t")
                .param("id", id.value())
                .query((rs, n) -> token(rs))
                .optional();
    }

    List<Token> list() {
        return jdbc.sql(SELECT + " order by t.id desc")
                .query((rs, n) -> token(rs))
                .list();
    }

    void revoke(Token.Id id, Instant at, Act.Id act) {
        jdbc.sql("insert into people.token_revocation (token_id, at, act_id) values (:id, :at, :act)")
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .update();
    }

    private static Set<Scope> scopes(String[] words) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var word : words) scopes.add(Scope.of(word).orElseThrow());
        return scopes;
    }

    private static Token token(ResultSet rs) throws SQLException {
        return new Token(
                new Token.Id(rs.getLong("id")),
                rs.getString("name"),
                new Account.Id(rs.getLong("account_id")),
                scopes((String[]) rs.getArray("scopes").getArray()),
                rs.getObject("made_at", OffsetDateTime.class).toInstant(),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rs.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
