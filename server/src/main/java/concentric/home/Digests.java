package concentric.home;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of digests: mails that tell somebody in the morning what waits for them, if they want that and something does. */
@Service
public class Digests {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final People people;
    private final Acts acts;

    Digests(JdbcClient jdbc, Accounts accounts, People people, Acts acts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.people = people;
        this.acts = acts;
    }

    /**
     * Somebody who wants a digest.
     *
     * @param email where it goes
     * @param language in which
     */
    public record Wanted(Account account, String email, String language) {}

    /** In which language somebody wants it; empty if they want none. */
    @Transactional(readOnly = true)
    public String language(Actor whose) {
        return jdbc.sql("select language from home.digest_choice where account_id = :account order by id desc limit 1")
                .param("account", whose.account())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Where somebody's mail goes; null if no address of theirs is known. */
    @Transactional(readOnly = true)
    public @Nullable String email(Actor whose) {
        return accounts.find(new Account.Id(whose.account())).map(this::email).orElse(null);
    }

    private @Nullable String email(Account account) {
        if (account.person() == null) return null;
        var person = people.find(account.person()).orElseThrow();
        return person.email() == null || person.email().isEmpty() ? null : person.email();
    }

    /** Wants it in a language from now on, or, with an empty one, no more. */
    @Transactional
    public DigestChoice choose(String language, Actor by) {
        if (!language.isEmpty() && email(by) == null)
            return new DigestChoice.Refused(List.of(Fault.in("language", "no-address")));
        return acts.perform(Act.of("digest.choose", by, String.valueOf(by.account()), language), act -> {
            jdbc.sql("""
                            insert into home.digest_choice (account_id, language, act_id)
                            values (:account, :language, :act)
                            """)
                    .param("account", by.account())
                    .param("language", language)
                    .param("act", act.value())
                    .update();
            return new DigestChoice.Chosen();
        });
    }

    /** Who wants one and was not seen to on the day; accounts that are not in use want none. */
    @Transactional(readOnly = true)
    public List<Wanted> due(LocalDate day) {
        return jdbc
                .sql("""
                        select account_id, language from (
                            select distinct on (account_id) account_id, language from home.digest_choice
                            order by account_id, id desc
                        ) chosen
                        where language <> ''
                            and not exists (select from home.digest d where d.account_id = chosen.account_id and day = :day)
                        order by account_id
                        """)
                .param("day", day)
                .query((rs, n) -> wanted(rs.getLong("account_id"), rs.getString("language")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Wanted> wanted(long id, String language) {
        return accounts.find(new Account.Id(id)).filter(Account::active).flatMap(account -> {
            var email = email(account);
            return email == null ? Optional.empty() : Optional.of(new Wanted(account, email, language));
        });
    }

    /** Sees to somebody's day, once: false if that was done already. */
    @Transactional
    public boolean claim(Wanted wanted, LocalDate day, int items) {
        return jdbc.sql("""
                                insert into home.digest (account_id, day, items) values (:account, :day, :items)
                                on conflict do nothing
                                """)
                        .param("account", wanted.account().id().value())
                        .param("day", day)
                        .param("items", items)
                        .update()
                == 1;
    }
}
