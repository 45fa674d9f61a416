package concentric.payouts;

import concentric.platform.Act;
import concentric.platform.Imprints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BankAccountStore {

    private static final String SELECT = """
            select b.*, a.at, a.account_id as entered_by
            from payouts.bank_account b join platform.act a on a.id = b.act_id
            """;

    private final JdbcClient jdbc;
    private final Imprints imprints;

    BankAccountStore(JdbcClient jdbc, Imprints imprints) {
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    /**
     * Enters one.
     *
     * @param party null for the organisation's own
     */
    BankAccount.Id insert(@Nullable Long party, String holder, Iban iban, @Nullable String bic, Act.Id act) {
        imprints.changed("payouts.bank_account");
        return new BankAccount.Id(jdbc.sql("""
                        insert into payouts.bank_account (party_id, holder, iban, bic, act_id)
                        values (:party, :holder, :iban, :bic, :act) returning id
                        """)
                .param("party", party)
                .param("holder", holder)
                .param("iban", iban.value())
                .param("bic", bic)
                .param("act", act.value())
                .query(Long.class)
                .single());
    }

    /** The organisation's own that counts now. */
    Optional<BankAccount> own() {
        return jdbc.sql(SELECT + " where b.party_id is null order by b.id desc limit 1")
                .query((rs, n) -> account(rs))
                .optional();
    }

    /** Those that count now, by the party; parties without any are left out. */
    Map<Long, BankAccount> of(Collection<Long> parties) {
        var accounts = new HashMap<Long, BankAccount>();
        jdbc.sql(SELECT + """
                         where b.id in (select max(id) from payouts.bank_account
                                        where party_id = any (:parties) group by party_id)
                        """)
                .param("parties", parties.toArray(Long[]::new))
                .query((rs, n) -> account(rs))
                .list()
                .forEach(account -> accounts.put(Objects.requireNonNull(account.party()), account));
        return accounts;
    }

    /** All rows of these ids, by id. */
    Map<Long, BankAccount> all(Collection<Long> ids) {
        var accounts = new HashMap<Long, BankAccount>();
        jdbc.sql(SELECT + " where b.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> account(rs))
                .list()
                .forEach(account -> accounts.put(account.id().value(), account));
        return accounts;
    }

    /** All that a party ever had, the latest first. */
    List<BankAccount> history(long party) {
        return jdbc.sql(SELECT + " where b.party_id = :party order by b.id desc")
                .param("party", party)
                .query((rs, n) -> account(rs))
                .list();
    }

    private static BankAccount account(ResultSet rs) throws SQLException {
        return new BankAccount(
                new BankAccount.Id(rs.getLong("id")),
                rs.getObject("party_id", Long.class),
                rs.getString("holder"),
                new Iban(rs.getString("iban")),
                rs.getString("bic"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getLong("entered_by"));
    }
}
