package concentric.platform;

import concentric.platform.postgres.DataFolder;
import concentric.platform.postgres.PostgresServer;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where everything is kept: the program's own PostgreSQL in the data folder, or one that is told by its URL. Also a start of
 * its own, for whoever needs the {@linkplain DatabaseOwner database} and nothing else.
 */
@Configuration(proxyBeanMethods = false)
public class DatabasePlace {

    @Bean
    DataFolder dataFolder(@Value("${concentric.data}") Path folder) {
        return DataFolder.open(folder);
    }

    @Bean
    DataPath dataPath(DataFolder folder) {
        return new DataPath(folder.path());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "concentric.database-url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean
        PostgresServer postgresServer(DataFolder folder) {
            return PostgresServer.start(folder);
        }

        @Bean
        DatabaseOwner databaseOwner(PostgresServer server) {
            return new DatabaseOwner(server.jdbcUrl(), server.user(), server.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "concentric.database-url")
    static class External {

        @Bean
        DatabaseOwner databaseOwner(
                @Value("${concentric.database-url}") String url,
                @Value("${concentric.database-user:}") String user,
                @Value("${concentric.database-password:}") String password) {
            return DatabaseOwner.of(url, user, password);
        }
    }
}
