package concentric.platform;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.TestServer;
import concentric.platform.ProgramRole.Standing;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The role of the program, at a database of somebody else’s keeping")
class ProgramRoleTest {

    private static final String PASSWORD = "the owner’s password";

    private final String url = TestServer.shared().jdbcUrl("acme");

    @BeforeEach
    void database() throws SQLException {
        asSuperuser("create role acme login createrole password '" + PASSWORD + "'");
        asSuperuser("create database acme owner acme");
    }

    @AfterEach
    void clear() throws SQLException {
        asSuperuser("drop database acme with (force)");
        asSuperuser("drop role if exists acme_program");
        asSuperuser("drop role if exists made_by_hand");
        asSuperuser("drop role acme");
    }

    private static void asSuperuser(String sql) throws SQLException {
        var server = TestServer.shared();
        var owner = new DatabaseOwner(server.jdbcUrl("postgres"), server.user(), server.password());
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DatabaseOwner acme() {
        return DatabaseOwner.of(url + "?user=acme&password=the%20owner%E2%80%99s%20password", "", "");
    }

    @Test
    @DisplayName("an owner who may make roles makes one, and finds it again")
    void made() throws SQLException {
        var first = ProgramRole.of(acme(), "", "");
        var second = ProgramRole.of(acme(), "", "");

        assertThat(first).isEqualTo(second).returns("acme_program", ProgramRole::user);
        assertThat(first.standing()).isEqualTo(Standing.BOUND);
        assertThat(first.toString()).doesNotContain(first.password());
        try (var connection = acme().connectAs(first.user(), first.password())) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    @DisplayName("an owner who may not works on as the owner, and says so")
    void mayNot() throws SQLException {
        asSuperuser("alter role acme nocreaterole");

        assertThat(ProgramRole.of(acme(), "", ""))
                .returns("acme", ProgramRole::user)
                .returns(Standing.NO_ROLES, ProgramRole::standing);
    }

    @Test
    @DisplayName("without a password of the owner there would be none for the role")
    void withoutPassword() throws SQLException {
        var server = TestServer.shared();
        var trusted =
                new DatabaseOwner(url + "?user=" + server.user() + "&password=" + server.password(), server.user(), "");

        assertThat(ProgramRole.of(trusted, "", "").standing()).isEqualTo(Standing.NO_PASSWORD);
    }

    @Test
    @DisplayName("a role that the server doesn’t let in is not used")
    void notLetIn() throws SQLException {
        asSuperuser("revoke connect on database acme from public");

        assertThat(ProgramRole.of(acme(), "", "").standing()).isEqualTo(Standing.NOT_LET_IN);
    }

    @Test
    @DisplayName("a role that somebody made is used; one that can become the owner doesn’t count as bound")
    void given() throws SQLException {
        asSuperuser("create role made_by_hand login password 'by hand'");
        assertThat(ProgramRole.of(acme(), "made_by_hand", "by hand").standing()).isEqualTo(Standing.BOUND);

        asSuperuser("grant acme to made_by_hand");
        assertThat(ProgramRole.of(acme(), "made_by_hand", "by hand").standing()).isEqualTo(Standing.TOO_MIGHTY);
        assertThat(ProgramRole.of(acme(), "acme", PASSWORD).standing()).isEqualTo(Standing.TOO_MIGHTY);
        assertThat(ProgramRole.of(acme(), "made_by_hand", "wrong").standing()).isEqualTo(Standing.NOT_LET_IN);
    }
}
