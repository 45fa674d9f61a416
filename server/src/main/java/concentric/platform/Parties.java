package concentric.platform;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of codes across persons, units and funds: one code names one party, for as long as there is that party. Called inside the verb
 * that founds a unit, opens a fund or adds a person.
 */
@Service
public class Parties {

    /** Longest code, in characters. */
    public static final int LONGEST_CODE = 100;

    private static final Pattern CODE = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]*(?:[ /][\\p{L}\\p{N}_-]+)*");

    private final JdbcClient jdbc;
    private final Imprints imprints;
    private final Gathered<String, Party> byCode;
    private final Gathered<Long, String> codes;

    Parties(JdbcClient jdbc, Imprints imprints, Snapshots snapshots) {
        this.byCode = snapshots.gather(this::readByCode, "platform.party");
        this.codes = snapshots.gather(this::readCodes, "platform.party");
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    /** Gives the code to a new party of the noun. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Registration register(String noun, String code) {
        if (!isCode(code)) return new Registration.Refused(Fault.in(noun, "malformed-code", code));
        imprints.changed("platform.party");
        return jdbc.sql("""
                        insert into platform.party (noun, code) values (:noun, :code) on conflict (code) do nothing
                        returning id
                        """)
                .param("noun", noun)
                .param("code", code)
                .query(Long.class)
                .optional()
                .<Registration>map(Registration.Registered::new)
                .orElseGet(() -> new Registration.Refused(Fault.in(noun, "code-taken", code)));
    }

    /** Gives codes to new parties of the noun, many at once; without those that are malformed or taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Long> registerAll(String noun, Collection<String> codes) {
        imprints.changed("platform.party");
        var ids = new HashMap<String, Long>();
        jdbc.sql("""
                        insert into platform.party (noun, code) select :noun, unnest(:codes::text[])
                        on conflict (code) do nothing returning id, code
                        """)
                .param("noun", noun)
                .param(
                        "codes",
                        codes.stream()
                                .filter(Parties::isCode)
                                .distinct()
                                .sorted()
                                .toArray(String[]::new))
                .query(rs -> {
                    ids.put(rs.getString("code"), rs.getLong("id"));
                });
        return ids;
    }

    /** Frees the codes of parties that are gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Collection<Long> ids) {
        imprints.changed("platform.party");
        jdbc.sql("delete from platform.party where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** The party of a code. */
    @Transactional(readOnly = true)
    public Optional<Party> find(String code) {
        return byCode.get(code);
    }

    /** The parties of the codes that name one, by the code asked for. */
    @Transactional(readOnly = true)
    public Map<String, Party> findAll(Collection<String> codes) {
        return byCode.all(codes);
    }

    private Map<String, Party> readByCode(Collection<String> codes) {
        var found = new HashMap<String, Party>();
        jdbc.sql("""
                        select id, noun, code from platform.party where code = any (:codes)
                        """).param("codes", codes.toArray(String[]::new)).query(rs -> {
            var code = rs.getString("code");
            found.put(code, new Party(rs.getLong("id"), rs.getString("noun"), code));
        });
        return found;
    }

    /** The code of each party. */
    @Transactional(readOnly = true)
    public Map<Long, String> codes(Collection<Long> ids) {
        return codes.all(ids);
    }

    private Map<Long, String> readCodes(Collection<Long> ids) {
        var found = new HashMap<Long, String>();
        jdbc.sql("""
                        select id, code from platform.party where id = any (:ids)
                        """).param("ids", ids.toArray(Long[]::new)).query(rs -> {
            found.put(rs.getLong("id"), rs.getString("code"));
        });
        return found;
    }

    /**
     * Whether a text can be a code: a letter first, then letters, digits, {@code - _}, and between them single spaces and
     * slashes; in Unicode normal form C.
     */
    public static boolean isCode(String text) {
        return text.length() <= LONGEST_CODE
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && CODE.matcher(text).matches();
    }
}
