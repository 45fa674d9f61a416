package concentric.people;

import concentric.platform.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonStore {

    private static final String SELECT = """
            select p.id, c.code, p.name, p.email
            from people.person p
            join platform.party c on c.id = p.id
            """;

    private static final String FOUND =
            " where :query = '' or strpos(lower(p.name), lower(:query)) > 0 or strpos(lower(c.code), lower(:query)) > 0 ";

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long party, String name, @Nullable String email, Act.Id act) {
        jdbc.sql("insert into people.person (id, name, email, act_id) values (:id, :name, :email, :act)")
                .param("id", party)
                .param("name", name)
                .param("email", email)
                .param("act", act.value())
                .update();
    }

    void insert(List<Person> people, Act.Id act) {
        jdbc.sql("""
                        insert into people.person (id, name, email, act_id)
                        select id, name, email, :act
                        from unnest(:ids::bigint[], :names::text[], :emails::text[]) as new (id, name, email)
                        """)
                .param("ids", people.stream().map(person -> person.id().value()).toArray(Long[]::new))
                .param("names", people.stream().map(Person::name).toArray(String[]::new))
                .param("emails", people.stream().map(Person::email).toArray(String[]::new))
                .param("act", act.value())
                .update();
    }

    /** The people who came under an act: their codes by id. */
    Map<Long, String> codesOf(Act.Id act) {
        var codes = new HashMap<Long, String>();
        jdbc.sql("""
                        select p.id, c.code from people.person p join platform.party c on c.id = p.id where p.act_id = :act
                        """).param("act", act.value()).query(rs -> {
            codes.put(rs.getLong("id"), rs.getString("code"));
        });
        return codes;
    }

    /** Removes the people who came under an act, and says who they were. */
    List<Long> remove(Act.Id act) {
        return jdbc.sql("delete from people.person where act_id = :act returning id")
                .param("act", act.value())
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    Optional<Person> get(Person.Id id) {
        return all(List.of(id.value())).values().stream().findAny();
    }

    Map<Long, Person> all(Collection<Long> ids) {
        var people = new HashMap<Long, Person>();
        jdbc.sql(SELECT + " where p.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> person(rs))
                .list()
                .forEach(person -> people.put(person.id().value(), person));
        return people;
    }

    List<Person> find(String query, long offset, int limit) {
        return jdbc.sql(SELECT + FOUND + " order by lower(p.name), p.id offset :offset limit :limit")
                .param("query", query)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> person(rs))
                .list();
    }

    /** Behind a code, by code. */
    List<Person> after(String query, String code, int limit) {
        return jdbc.sql("select * from (" + SELECT + FOUND + ") found where code > :code order by code limit :limit")
                .param("query", query)
                .param("code", code)
                .param("limit", limit)
                .query((rs, n) -> person(rs))
                .list();
    }

    long count(String query) {
        return jdbc.sql("select count(*) from (" + SELECT + FOUND + ") found")
                .param("query", query)
                .query(Long.class)
                .single();
    }

    private static Person person(ResultSet rs) throws SQLException {
        return new Person(
                new Person.Id(rs.getLong("id")), rs.getString("code"), rs.getString("name"), rs.getString("email"));
    }
}
