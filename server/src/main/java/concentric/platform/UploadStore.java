package concentric.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UploadStore {

    private static final String SELECT = "select id, kind, name, mapping, at from platform.upload";

    private final JdbcClient jdbc;
    private final FileStore files;

    UploadStore(JdbcClient jdbc, FileStore files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    long insert(String kind, String name, Path file, Mapping mapping, Actor by, Instant at) throws IOException {
        long id = jdbc.sql("""
                        insert into platform.upload (kind, name, mapping, account_id, at)
                        values (:kind, :name, :mapping, :account, :at) returning id
                        """)
                .param("kind", kind)
                .param("name", name)
                .param("mapping", MappingText.write(mapping))
                .param("account", by.account())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        files.write(FileStore.Place.UPLOAD, id, file);
        return id;
    }

    /** An upload, for whoever brought it. */
    Optional<Upload> find(long id, Actor by) {
        return jdbc.sql(SELECT + " where id = :id and account_id = :account")
                .param("id", id)
                .param("account", by.account())
                .query((rs, n) -> upload(rs))
                .optional();
    }

    /** What somebody brought since, the newest first. */
    List<Upload> since(Instant at, Actor by, int limit) {
        return jdbc.sql(SELECT + " where account_id = :account and at >= :at order by id desc limit :limit")
                .param("account", by.account())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, n) -> upload(rs))
                .list();
    }

    private static Upload upload(ResultSet rs) throws SQLException {
        return new Upload(
                rs.getLong("id"),
                rs.getString("kind"),
                rs.getString("name"),
                MappingText.kept(rs.getString("mapping")),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }

    void understand(long id, Mapping mapping) {
        jdbc.sql("update platform.upload set mapping = :mapping where id = :id")
                .param("mapping", MappingText.write(mapping))
                .param("id", id)
                .update();
    }

    void forget(long id) {
        jdbc.sql("delete from platform.upload where id = :id").param("id", id).update();
    }

    void forgetBefore(Instant at) {
        jdbc.sql("delete from platform.upload where at < :at")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How the last import of this kind whose file had this header was understood. */
    Optional<Mapping> remembered(String kind, Sha256 header) {
        return jdbc.sql("""
                        select mapping from platform.job where kind = :kind and header = :header
                        order by id desc limit 1
                        """)
                .param("kind", kind)
                .param("header", header.bytes())
                .query(String.class)
                .optional()
                .map(MappingText::kept);
    }
}
