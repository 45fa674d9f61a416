package concentric.simulation;

import concentric.engine.terms.Contract;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.simulation.Book.Signed;
import concentric.simulation.Identity.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is in the database past the program, by statements of its own. */
final class Shelf {

    private static final String CASCADE = """
            left join contracts.cascade k on k.id = %1$s.cascade_id
            left join contracts.offer ko on ko.id = k.offer_id
            left join platform.party kw on kw.id = k.owner_id
            left join platform.party kc on kc.id = k.consumer_id
            """;

    private static final String CASCADE_COLUMNS =
            "k.versions, ko.code as cascade_of, kw.code as cascade_owner, kc.code as cascade_consumer";

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final Map<Long, Contract> terms = new HashMap<>();

    Shelf(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** The highest sequence number of anything recorded, whatever the counter says; 0 if there is nothing. */
    long highest() {
        return jdbc.sql("""
                        select greatest(0, (select max(seq) from payments.payment), (select max(seq) from payments.refund),
                            (select max(seq) from payments.usage), (select max(seq) from payments.settling),
                            (select max(seq) from payments.transfer))
                        """).query(Long.class).single();
    }

    /** Everything recorded after a sequence number, in its order. */
    List<Row> after(long seq) {
        var rows = new ArrayList<Row>();
        rows.addAll(jdbc.sql("select p.*, s.name as source, o.code as offer, c.code as customer, g.code as segment, "
                        + CASCADE_COLUMNS + """
                         from payments.payment p
                        join payments.source s on s.id = p.source_id
                        join contracts.offer o on o.id = p.offer_id
                        left join customers.customer c on c.id = p.customer_id
                        left join customers.segment g on g.id = p.segment_id
                        """ + CASCADE.formatted("p") + " where p.seq > ?")
                .param(seq)
                .query((rs, n) -> paid(rs))
                .list());
        rows.addAll(jdbc.sql("select r.*, s.name as source, g.code as segment, " + CASCADE_COLUMNS + """
                         from payments.refund r
                        join payments.source s on s.id = r.source_id
                        left join customers.segment g on g.id = r.segment_id
                        """
                        + CASCADE.formatted("r") + " where r.seq > ?")
                .param(seq)
                .query((rs, n) -> returned(rs))
                .list());
        rows.addAll(jdbc.sql("select u.*, s.name as source, o.code as service, w.code as consumer, " + CASCADE_COLUMNS
                        + """
                         from payments.usage u
                        join payments.source s on s.id = u.source_id
                        join contracts.offer o on o.id = u.service_id
                        join platform.party w on w.id = u.consumer_id
                        """ + CASCADE.formatted("u") + " where u.seq > ?")
                .param(seq)
                .query((rs, n) -> used(rs))
                .list());
        rows.addAll(jdbc.sql("select l.*, g.code as segment, " + CASCADE_COLUMNS + """
                         from payments.settling l
                        left join customers.segment g on g.id = l.segment_id
                        """ + CASCADE.formatted("l")
                        + " where l.seq > ?")
                .param(seq)
                .query((rs, n) -> settled(rs))
                .list());
        rows.addAll(jdbc.sql("""
                        select t.*, a.code as from_code, b.code as to_code from payments.transfer t
                        left join platform.party a on a.id = t.from_id join platform.party b on b.id = t.to_id
                        where t.seq > ?
                        """).param(seq).query((rs, n) -> moved(rs)).list());
        rows.sort(Comparator.comparingLong(Row::seq));
        return rows;
    }

    private static Row paid(ResultSet rs) throws SQLException {
        return new Row.Paid(
                rs.getLong("seq"),
                identity(Kind.PAYMENT, rs),
                rs.getString("offer"),
                text(rs, "customer"),
                text(rs, "segment"),
                rs.getLong("amount"),
                rs.getLong("tax"),
                rs.getString("currency"),
                rs.getLong("quantity"),
                instant(rs, "occurred_at"),
                instant(rs, "recorded_at"),
                cascade(rs, rs.getString("offer")),
                rs.getLong("act_id"));
    }

    private static Row returned(ResultSet rs) throws SQLException {
        return new Row.Returned(
                rs.getLong("seq"),
                identity(Kind.REFUND, rs),
                rs.getLong("of_seq"),
                text(rs, "segment"),
                rs.getLong("amount"),
                rs.getLong("tax"),
                rs.getLong("quantity"),
                new Row.Left(rs.getLong("left_amount"), rs.getLong("left_tax"), rs.getLong("left_quantity")),
                rs.getString("currency"),
                instant(rs, "occurred_at"),
                instant(rs, "recorded_at"),
                cascade(rs, null),
                rs.getLong("act_id"));
    }

    private static Row used(ResultSet rs) throws SQLException {
        return new Row.Used(
                rs.getLong("seq"),
                identity(Kind.USAGE, rs),
                rs.getString("service"),
                rs.getString("consumer"),
                rs.getLong("quantity"),
                rs.getObject("amount", Long.class),
                rs.getString("currency"),
                instant(rs, "occurred_at"),
                instant(rs, "recorded_at"),
                cascade(rs, rs.getString("service")),
                rs.getLong("act_id"));
    }

    private static Row settled(ResultSet rs) throws SQLException {
        return new Row.Settled(
                rs.getLong("seq"),
                rs.getLong("of_seq"),
                text(rs, "segment"),
                rs.getLong("amount"),
                rs.getLong("tax"),
                rs.getLong("quantity"),
                rs.getString("currency"),
                instant(rs, "occurred_at"),
                instant(rs, "recorded_at"),
                cascade(rs, null),
                rs.getLong("act_id"));
    }

    private static Row moved(ResultSet rs) throws SQLException {
        var from = rs.getString("from_code");
        return new Row.Moved(
                rs.getLong("seq"),
                rs.getLong("agreed_id"),
                from == null ? "(opening)" : from,
                rs.getString("to_code"),
                rs.getLong("amount"),
                rs.getString("currency"),
                instant(rs, "occurred_at"),
                instant(rs, "recorded_at"),
                rs.getLong("act_id"));
    }

    private static Identity identity(Kind kind, ResultSet rs) throws SQLException {
        return new Identity(kind, rs.getString("source"), rs.getString("external_id"));
    }

    private static @Nullable String cascade(ResultSet rs, @Nullable String of) throws SQLException {
        var versions = rs.getArray("versions");
        if (versions == null) return null;
        Broken.unless(
                of == null || of.equals(rs.getString("cascade_of")),
                rs.getLong("seq") + " bears the cascade of " + rs.getString("cascade_of"));
        return new TreeSet<>(Arrays.asList((Long[]) versions.getArray())) + " " + rs.getString("cascade_owner") + " "
                + rs.getString("cascade_consumer");
    }

    /** The last sequence number given out. */
    long last() {
        return jdbc.sql("select last from payments.counter").query(Long.class).single();
    }

    /** What changes whenever contracts or offers do. */
    String stamp() {
        return jdbc.sql("select stamp::text from contracts.stamp")
                .query(String.class)
                .single();
    }

    /** The contracts that are signed now. */
    Book book() {
        var signed = jdbc.sql("""
                        select v.id, v.contract_id, v.number, v.text, e.ends_at from contracts.coming_into_force f
                        join contracts.version v on v.id = f.version_id
                        left join (
                            select distinct on (version_id) version_id, ends_at from contracts.ending
                            order by version_id, id desc) e on e.version_id = v.id
                        order by v.id
                        """).query((rs, n) -> signed(rs)).list();
        var owners = new HashMap<String, String>();
        var services = new HashSet<String>();
        jdbc.sql(
                        "select o.kind, o.code, p.code as unit from contracts.offer o join platform.party p on p.id = o.unit_id")
                .query(rs -> {
                    if (rs.getString("kind").equals("service")) services.add(rs.getString("code"));
                    else owners.put(rs.getString("code"), rs.getString("unit"));
                });
        return new Book(signed, owners, services);
    }

    private Signed signed(ResultSet rs) throws SQLException {
        var text = rs.getString("text");
        var contract = terms.computeIfAbsent(rs.getLong("id"), id -> parsed(text));
        var ends = rs.getObject("ends_at") == null ? Instant.MAX : instant(rs, "ends_at");
        return signed(rs.getLong("id"), rs.getLong("contract_id"), rs.getInt("number"), contract, ends);
    }

    private Signed signed(long id, long contract, int number, Contract terms, Instant ends) {
        var until = midnight(terms.until(), Instant.MAX);
        return new Signed(
                id, contract, number, terms, midnight(terms.from(), Instant.MIN), ends.isBefore(until) ? ends : until);
    }

    private static Contract parsed(String text) {
        return switch (ContractText.parse(text)) {
            case Parsing.Parsed<Contract>(var parsed) -> parsed;
            case Parsing.Refused<Contract>(var problems) -> throw new Broken("a contract’s text is " + problems);
        };
    }

    /** A version as it would be in force if it was signed; nothing if it is signed or given up. */
    Optional<Signed> draft(long version) {
        return jdbc.sql("""
                        select v.*, null::timestamptz as ends_at from contracts.version v where v.id = ?
                            and not exists (select 1 from contracts.coming_into_force f where f.version_id = v.id)
                            and not exists (select 1 from contracts.withdrawal w where w.version_id = v.id)
                        """).param(version).query((rs, n) -> signed(rs)).optional();
    }

    /** What a text would be in force as if it was signed now: the latest version of its contract. */
    Signed coming(String text) {
        var contract = parsed(text);
        long number = jdbc.sql("select id from contracts.contract where name = ?")
                .param(contract.name())
                .query(Long.class)
                .optional()
                .orElse(Long.MAX_VALUE);
        return signed(Long.MAX_VALUE, number, Integer.MAX_VALUE, contract, Instant.MAX);
    }

    /** Whether a transfer waits for a signature. */
    boolean isOpen(long proposal) {
        return jdbc.sql("""
                        select not exists (select 1 from payments.transfer where agreed_id = :id)
                            and not exists (select 1 from payments.transfer_withdrawal where proposal_id = :id)
                        """).param("id", proposal).query(Boolean.class).single();
    }

    private Instant midnight(@Nullable LocalDate day, Instant otherwise) {
        return day == null ? otherwise : day.atStartOfDay(zone).toInstant();
    }

    /** Batches after one, in their order. */
    List<Batch> batches(long after) {
        return jdbc.sql("select id, from_seq, to_seq, payments from ledger.batch where id > ? order by id")
                .param(after)
                .query((rs, n) -> new Batch(
                        rs.getLong("id"), rs.getLong("from_seq"), rs.getLong("to_seq"), rs.getInt("payments")))
                .list();
    }

    /** A batch: its range of sequence numbers, and how many payments and usages were settled with it. */
    record Batch(long id, long from, long to, int settled) {}

    /** The entries of a batch, by what they are added up by. */
    Map<Entry, Long> entries(long batch) {
        var entries = new HashMap<Entry, Long>();
        jdbc.sql("""
                        select e.*, a.kind, a.currency, pa.noun, coalesce(pa.code, '(' || a.kind || ')') as account,
                               c.kind as counter_kind, c.currency as counter_currency, pc.noun as counter_noun,
                               coalesce(pc.code, '(' || c.kind || ')') as counter, o.code as offer, g.code as segment
                        from ledger.entry e
                        join ledger.account a on a.id = e.account_id left join platform.party pa on pa.id = a.party_id
                        join ledger.account c on c.id = e.counter_id left join platform.party pc on pc.id = c.party_id
                        left join contracts.offer o on o.id = e.offer_id
                        left join customers.segment g on g.id = e.segment_id
                        where e.batch_id = ?
                        """).param(batch).query(rs -> {
            var known = entries.put(entry(rs), rs.getLong("amount"));
            Broken.unless(known == null, "batch " + batch + " says twice " + entry(rs));
        });
        return entries;
    }

    private static Entry entry(ResultSet rs) throws SQLException {
        var currency = rs.getString("currency");
        Broken.unlessEqual(rs.getString("counter_currency"), currency, "both sides of an entry are in one currency");
        for (var side : List.of("", "counter_")) {
            var noun = rs.getString(side + "noun");
            Broken.unless(
                    noun == null || noun.equals(rs.getString(side + "kind")),
                    "the account of a " + noun + " is of kind " + rs.getString(side + "kind"));
        }
        return new Entry(
                rs.getString("account"),
                rs.getString("counter"),
                rs.getObject("version_id", Long.class),
                rs.getObject("clause", Integer.class),
                text(rs, "offer"),
                text(rs, "segment"),
                rs.getObject("day", LocalDate.class),
                currency);
    }

    /** Jobs after one, in their order. */
    List<Work> jobs() {
        return jdbc.sql("""
                        select j.id, f.name, j.act_id, j.total, j.done, j.accepted, j.rejected + j.set_aside as left_out,
                            (select event from platform.job_event e where e.job_id = j.id order by id desc limit 1) as state,
                            exists (select 1 from payments.undone_import u where u.job_id = j.id) as undone
                        from platform.job j join platform.file f on f.id = j.file_id order by j.id
                        """)
                .query((rs, n) -> new Work(
                        rs.getLong("id"),
                        rs.getString("name"),
                        rs.getLong("act_id"),
                        rs.getLong("total"),
                        rs.getLong("done"),
                        rs.getLong("accepted"),
                        rs.getLong("left_out"),
                        rs.getString("state"),
                        rs.getBoolean("undone")))
                .list();
    }

    /** A job and how far it is. */
    record Work(
            long id,
            String file,
            long act,
            long total,
            long done,
            long accepted,
            long leftOut,
            String state,
            boolean undone) {

        /** Whether it will do more by itself. */
        boolean goesOn() {
            return state.equals("queued") || state.equals("started");
        }
    }

    /** The lines of a job's file that were left out, each with its reason. */
    Map<Long, String> leftOut(long job) {
        var lines = new HashMap<Long, String>();
        jdbc.sql("select line, code from platform.job_row where job_id = ?")
                .param(job)
                .query(rs -> {
                    lines.put(rs.getLong("line"), rs.getString("code"));
                });
        return lines;
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static String text(ResultSet rs, String column) throws SQLException {
        var text = rs.getString(column);
        return text == null ? "" : text;
    }
}
