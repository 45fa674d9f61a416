package concentric.backups;

import concentric.backups.age.Passphrase;
import java.nio.file.Path;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule as it was told at the start. */
@Configuration(proxyBeanMethods = false)
class ToldSchedule {

    @Bean
    Schedule backupSchedule(
            @Value("${concentric.backup-to:}") String folder,
            @Value("${concentric.backup-at:03:00}") String at,
            @Value("${concentric.backup-keep:14}") int keep,
            @Value("${concentric.backup-passphrase:}") String passphrase) {
        return folder.isEmpty()
                ? new Schedule.None()
                : new Schedule.Daily(Path.of(folder), LocalTime.parse(at), keep, Passphrase.of(passphrase));
    }
}
