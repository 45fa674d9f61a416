package concentric.backups.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Somebody who knows the format changes a backup: members by their names, in their order. */
final class Rewriting {

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    static Rewriting of(Path file) throws IOException {
        var rewriting = new Rewriting();
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file));
                var tar = new TarArchiveInputStream(packed)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                rewriting.members.put(entry.getName(), tar.readAllBytes());
            }
        }
        return rewriting;
    }

    byte[] bytes(String name) {
        return members.getOrDefault(name, new byte[0]).clone();
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    Rewriting put(String name, byte[] bytes) {
        members.put(name, bytes);
        return this;
    }

    Rewriting put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Rewriting remove(String name) {
        members.remove(name);
        return this;
    }

    Path into(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var archive = new ArchiveWriter(out, Instant.EPOCH)) {
            for (var member : members.entrySet()) {
                archive.write(member.getKey(), member.getValue(), member.getValue().length);
            }
            archive.finish();
        }
        return file;
    }
}
