package concentric.platform;

import com.zaxxer.hikari.HikariDataSource;
import concentric.platform.postgres.DataFolder;
import concentric.platform.postgres.PostgresServer;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where everything is kept: the program's own PostgreSQL in the data folder, or one that is told by its URL. */
@Configuration(proxyBeanMethods = false)
class Database {

    private static final int CONNECTIONS = 12;

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "concentric.database-url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean
        DataFolder dataFolder(@Value("${concentric.data}") Path folder) {
            return DataFolder.open(folder);
        }

        @Bean
        PostgresServer postgresServer(DataFolder folder) {
            return PostgresServer.start(folder);
        }

        @Bean
        DataSource dataSource(PostgresServer server) {
            return pool(server.jdbcUrl(), server.user(), server.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "concentric.database-url")
    static class External {

        @Bean
        DataSource dataSource(
                @Value("${concentric.database-url}") String url,
                @Value("${concentric.database-user:}") String user,
                @Value("${concentric.database-password:}") String password) {
            return pool(url, user, password);
        }
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        if (!user.isEmpty()) pool.setUsername(user);
        if (!password.isEmpty()) pool.setPassword(password);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }
}
