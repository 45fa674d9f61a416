package concentric.platform;

import concentric.platform.Job.Counts;
import concentric.platform.Job.State;
import concentric.platform.TableFile.Check.Legible;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JobStore {

    private static final String SELECT = """
            select j.*, f.name, e.event, e.note
            from platform.job j
            join platform.file f on f.id = j.file_id
            join lateral (
                select event, note from platform.job_event where job_id = j.id order by id desc limit 1) e on true
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final FileStore files;

    JobStore(JdbcClient jdbc, JdbcTemplate batch, FileStore files) {
        this.files = files;
        this.jdbc = jdbc;
        this.batch = batch;
    }

    long keepFile(String name, Path file) throws IOException {
        long id = jdbc.sql("insert into platform.file (name, size, sha256) values (:name, :size, '') returning id")
                .param("name", name)
                .param("size", Files.size(file))
                .query(Long.class)
                .single();
        jdbc.sql("update platform.file set sha256 = :hash where id = :id")
                .param("hash", files.write(FileStore.Place.FILE, id, file))
                .param("id", id)
                .update();
        return id;
    }

    InputStream openFile(long id) {
        return files.open(FileStore.Place.FILE, id);
    }

    /** A job whose file was found to be legible; the header of a file of our own need not be known again. */
    long insert(
            String kind, long file, String options, Mapping mapping, Legible found, Actor by, Act.Id act, Instant at) {
        return jdbc.sql("""
                        insert into platform.job (
                            kind, file_id, options, mapping, header, account_id, act_id, at, total)
                        values (:kind, :file, :options, :mapping, :header, :account, :act, :at, :total) returning id
                        """)
                .param("mapping", mapping.isPlain() ? "" : MappingText.write(mapping))
                .param(
                        "header",
                        mapping.isPlain() ? null : Jobs.hash(found.header()).bytes())
                .param("kind", kind)
                .param("file", file)
                .param("options", options)
                .param("account", by.account())
                .param("act", act.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("total", found.rows())
                .query(Long.class)
                .single();
    }

    void happened(long id, State state, @Nullable Long account, Instant at, String note) {
        jdbc.sql("""
                        insert into platform.job_event (job_id, event, account_id, at, note)
                        values (:id, :event, :account, :at, :note)
                        """)
                .param("id", id)
                .param("event", state.name().toLowerCase(Locale.ROOT))
                .param("account", account)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("note", note)
                .update();
    }

    /** Writes how far the job is, and the rows it left out. */
    void taken(long id, int rows, Work.Taken taken) {
        long setAside = taken.leftOut().stream().filter(Work.LeftOut::setAside).count();
        jdbc.sql("""
                        update platform.job set done = done + :rows, accepted = accepted + :accepted,
                            rejected = rejected + :rejected, set_aside = set_aside + :setAside
                        where id = :id
                        """)
                .param("id", id)
                .param("rows", rows)
                .param("accepted", taken.accepted())
                .param("rejected", taken.leftOut().size() - setAside)
                .param("setAside", setAside)
                .update();
        batch.batchUpdate("""
                insert into platform.job_row (job_id, line, set_aside, field, code, args, raw) values (?, ?, ?, ?, ?, ?, ?)
                """, taken.leftOut(), 1000, (statement, out) -> {
            statement.setLong(1, id);
            statement.setLong(2, out.row().line());
            statement.setBoolean(3, out.setAside());
            statement.setString(4, out.fault().field());
            statement.setString(5, out.fault().code());
            statement.setObject(6, out.fault().args().toArray(String[]::new));
            statement.setString(7, out.row().raw());
        });
    }

    Optional<Job> get(long id) {
        return jdbc.sql(SELECT + " where j.id = :id")
                .param("id", id)
                .query((rs, n) -> job(rs))
                .optional();
    }

    /** The job, its row locked to the end of the transaction. */
    Optional<Job> lock(long id) {
        jdbc.sql("select 1 from platform.job where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        return get(id);
    }

    /** The scheduler goes by the database machine's or its own machine's time, never by a clock that tests move. */
    void correctHeartbeats() {
        jdbc.sql("update platform.scheduled_task set last_heartbeat = now() where last_heartbeat > now()")
                .update();
    }

    /** Jobs newest first; of any kind if there are none, of any account if it is null. */
    List<Job> list(List<String> kinds, @Nullable Long account, long offset, int limit) {
        return jdbc.sql(SELECT + """
                         where (cardinality(:kinds::text[]) = 0 or j.kind = any(:kinds))
                            and (:account::bigint is null or j.account_id = :account)
                        order by j.id desc offset :offset limit :limit
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("account", account)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> job(rs))
                .list();
    }

    /** Those before an id, newest first; of any account if it is null. */
    List<Job> before(long id, @Nullable Long account, int limit) {
        return jdbc.sql(SELECT + """
                         where j.id < :id and (:account::bigint is null or j.account_id = :account)
                        order by j.id desc limit :limit
                        """)
                .param("id", id)
                .param("account", account)
                .param("limit", limit)
                .query((rs, n) -> job(rs))
                .list();
    }

    long count(List<String> kinds, @Nullable Long account) {
        return jdbc.sql("""
                        select count(*) from platform.job
                        where (cardinality(:kinds::text[]) = 0 or kind = any(:kinds))
                            and (:account::bigint is null or account_id = :account)
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** Rows of imports that were set aside; those of imports that were taken back are nobody's business any more. */
    long countSetAside(@Nullable Long account) {
        return jdbc.sql("""
                        select coalesce(sum(set_aside), 0)::bigint from platform.job
                        where (:account::bigint is null or account_id = :account)
                          and not exists (select from platform.undone_import u where u.job_id = job.id)
                        """).param("account", account).query(Long.class).single();
    }

    List<JobRow> leftOut(long id, boolean setAside, long afterLine, int limit) {
        return jdbc.sql("""
                        select line, set_aside, field, code, args, raw from platform.job_row
                        where job_id = :id and set_aside = :setAside and line > :after order by line limit :limit
                        """)
                .param("id", id)
                .param("setAside", setAside)
                .param("after", afterLine)
                .param("limit", limit)
                .query((rs, n) -> new JobRow(
                        rs.getLong("line"),
                        rs.getBoolean("set_aside"),
                        new Fault(rs.getString("field"), rs.getString("code"), args(rs)),
                        rs.getString("raw")))
                .list();
    }

    private static List<String> args(ResultSet rs) throws SQLException {
        return Arrays.asList((String[]) rs.getArray("args").getArray());
    }

    private static Job job(ResultSet rs) throws SQLException {
        return new Job(
                rs.getLong("id"),
                rs.getString("kind"),
                rs.getString("name"),
                rs.getLong("file_id"),
                rs.getString("options"),
                MappingText.kept(rs.getString("mapping")),
                rs.getLong("account_id"),
                new Act.Id(rs.getLong("act_id")),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                State.valueOf(rs.getString("event").toUpperCase(Locale.ROOT)),
                rs.getString("note"),
                new Counts(
                        rs.getLong("total"),
                        rs.getLong("done"),
                        rs.getLong("accepted"),
                        rs.getLong("rejected"),
                        rs.getLong("set_aside")));
    }
}
