package concentric.platform;

import concentric.platform.database.Connections;
import concentric.platform.database.DatabaseAddress;
import concentric.platform.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.modulith.runtime.flyway.SpringModulithFlywayMigrationStrategy;

/** How the program uses its database: the owner of the tables migrates; the program works as a role that may do less. */
@Configuration(proxyBeanMethods = false)
class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    @Bean
    ProgramRole programRole(
            DatabaseOwner owner,
            @Value("${concentric.database-program-user:}") String user,
            @Value("${concentric.database-program-password:}") String password) {
        var role = ProgramRole.of(owner, user, password);
        if (!role.isBound()) {
            LOG.warn(
                    "The program works as “{}”, who may change and remove what is recorded ({}): docs/evidence.md tells what to do.",
                    role.user(),
                    role.standing().words());
        }
        return role;
    }

    @Bean
    Connections connections(DatabaseOwner owner, ProgramRole role, Optional<PostgresServer> embedded) {
        // Our own, when it had to be started again, may listen elsewhere than at first.
        return new Connections(() -> new DatabaseAddress(
                embedded.map(PostgresServer::jdbcUrl).orElse(owner.url()), role.user(), role.password()));
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownersDataSource(DatabaseOwner owner) {
        return owner.dataSource();
    }

    /** Migrates module by module; then the program's role gets its rights, before anybody else uses the database. */
    @Bean
    @Primary
    FlywayMigrationStrategy migration(
            SpringModulithFlywayMigrationStrategy modules,
            DatabaseOwner owner,
            ProgramRole role,
            List<Imprinted> imprinted) {
        return flyway -> {
            modules.migrate(flyway);
            Rights.give(role, owner);
            try {
                Imprints.begin(owner, imprinted);
            } catch (SQLException e) {
                throw new CannotGetJdbcConnectionException("the tables could not be imprinted", e);
            }
        };
    }
}
