package concentric.backups;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import concentric.backups.file.BackupFile;
import concentric.backups.file.Checking;
import concentric.backups.file.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Backups as the custodian sees them, and as a program gets them. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class BackupPagesTest {

    private final int port;
    private OvenShop shop;

    BackupPagesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void organisation() {
        shop = OvenShop.found(port);
    }

    @Test
    void aProgramGetsAWholeBackupAndTheJournalKnows(@TempDir Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("backup.tar.gz");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/backups"))
                .header("Authorization", "Bearer " + shop.token)
                .POST(BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofFile(file));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment; filename=\"concentric-");
        }

        assertThat(new BackupFile(file, Optional.empty()).check(Progress.NOBODY))
                .isInstanceOfSatisfying(
                        Checking.Sound.class,
                        sound -> assertThat(sound.contents().origin().organisation())
                                .isEqualTo("Acme"));
        assertThat(shop.custodian.get("/journal?noun=backup").body()).contains("Ann Custodian made a backup, 20");
        assertThat(shop.custodian.get("/backups").body()).contains("HANDED OVER", "BY HAND");
    }

    @Test
    void theCustodianSeesThemOnThePageOfAdministration() {
        assertThat(shop.custodian.get("/admin").body()).contains("Backups by themselves", "None yet", "--backup-to");
        assertThat(shop.custodian.get("/backups").status()).isEqualTo(200);
    }

    @Test
    void nobodyElseGetsOrSeesThem() {
        assertThat(shop.member.get("/backups").status()).isEqualTo(403);
        assertThat(shop.member.post("/backups").status()).isEqualTo(403);
        assertThat(shop.member.post("/backups").header("Content-Disposition")).isEmpty();
        var anonymous = shop.custodian.api("POST", "/api/backups", "cct_wrong", "");
        assertThat(anonymous.status()).isEqualTo(401);
    }
}
