package concentric.backups;

import concentric.backups.file.Contents;
import concentric.platform.Act;
import concentric.platform.Sha256;
import java.nio.file.Path;
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

@Repository
class BackupStore {

    private static final String SELECT = """
            select b.*, r.backup_id is not null removed
            from backups.backup b left join backups.removal r on r.backup_id = b.id
            """;

    private final JdbcClient jdbc;

    BackupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Backup insert(Contents contents, long bytes, @Nullable Path keptIn, Act.Id act) {
        long id = jdbc.sql("""
                        insert into backups.backup (taken_at, rows, bytes, contents_hash, kept_in, act_id)
                        values (:at, :rows, :bytes, :hash, :file, :act) returning id
                        """)
                .param("at", contents.origin().takenAt().atOffset(ZoneOffset.UTC))
                .param("rows", contents.rows())
                .param("bytes", bytes)
                .param("hash", contents.hash().bytes())
                .param("file", keptIn == null ? null : keptIn.toString())
                .param("act", act.value())
                .query(Long.class)
                .single();
        return jdbc.sql(SELECT + " where b.id = :id")
                .param("id", id)
                .query((rs, n) -> backup(rs))
                .single();
    }

    void insertRemoval(Backup.Id backup, Act.Id act) {
        jdbc.sql("insert into backups.removal (backup_id, act_id) values (:backup, :act)")
                .param("backup", backup.value())
                .param("act", act.value())
                .update();
    }

    void insertFailure(Instant at, String reason) {
        jdbc.sql("insert into backups.failure (at, reason) values (:at, :reason)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    List<Backup> list(long offset, int limit) {
        return jdbc.sql(SELECT + " order by b.id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> backup(rs))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from backups.backup").query(Long.class).single();
    }

    /** Those that the program keeps as files, newest first. */
    List<Backup> kept() {
        return jdbc.sql(SELECT + " where b.kept_in is not null and r.backup_id is null order by b.taken_at desc")
                .query((rs, n) -> backup(rs))
                .list();
    }

    /** The newest one that the program kept as a file, whether it still does or not. */
    Optional<Backup> lastKept() {
        return jdbc.sql(SELECT + " where b.kept_in is not null order by b.taken_at desc limit 1")
                .query((rs, n) -> backup(rs))
                .optional();
    }

    Optional<Standing.Failure> lastFailure() {
        return jdbc.sql("select at, reason from backups.failure order by id desc limit 1")
                .query((rs, n) -> new Standing.Failure(instant(rs, "at"), rs.getString("reason")))
                .optional();
    }

    private static Backup backup(ResultSet rs) throws SQLException {
        var file = rs.getString("kept_in");
        return new Backup(
                new Backup.Id(rs.getLong("id")),
                instant(rs, "taken_at"),
                rs.getLong("rows"),
                rs.getLong("bytes"),
                Sha256.of(rs.getBytes("contents_hash")),
                file == null ? null : Path.of(file),
                rs.getBoolean("removed"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
