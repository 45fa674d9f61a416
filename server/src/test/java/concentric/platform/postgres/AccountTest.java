package concentric.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As whom PostgreSQL runs. Where the tests run as root these really change the account; where they do not, they show that the
 * program's own account is taken as it is.
 */
class AccountTest {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;
    private static final int NOBODY = 65534;

    @TempDir
    Path temp;

    @BeforeEach
    void everyoneMayEnter() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void leavesNoProcess() throws IOException {
        assertThat(Processes.of(temp.toRealPath())).isEmpty();
    }

    @Test
    void postgresNeverHasThePrivilegesOfRoot() throws IOException {
        Path data = PreparedFolder.copiedInto(temp);
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            assertThat(Session.of(database).answers()).isTrue();
            assertThat(Command.run("grep", "CapEff", "/proc/" + database.pid() + "/status"))
                    .contains("0000000000000000");
        }
    }

    @Test
    void anOrdinaryUserNeedsNothing() throws IOException {
        Path data = temp.resolve("data");
        Files.createDirectory(data);
        List<String> asNobody = List.of();
        if (ROOT) {
            Files.setAttribute(data, "unix:uid", NOBODY);
            asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        }
        try (ChildProgram program =
                ChildProgram.on(data, Durability.TESTS, asNobody, ChildProgram.classPathCopiedTo(temp))) {
            ChildProgram.Ready ready = program.ready();
            assertThat(Session.of(ready).answers()).isTrue();
            assertThat(uidOf(ready.pid())).isEqualTo(ROOT ? NOBODY : (int) new UnixSystem().getUid());
            program.kill();
        }
        // And root, coming after, takes over what the ordinary user left, as that user.
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            assertThat(Session.of(database).answers()).isTrue();
            assertThat(uidOf(database.pid())).isEqualTo(ROOT ? NOBODY : (int) new UnixSystem().getUid());
        }
    }

    @Test
    void rootWithoutUserNamespacesTakesAnAccountThatIsThere() throws IOException {
        Path data = temp.resolve("data");
        try (ChildProgram program =
                ChildProgram.on(data, Durability.TESTS, withoutUserNamespaces(), ChildProgram.classPath())) {
            ChildProgram.Ready ready = program.ready();
            assertThat(Session.of(ready).answers()).isTrue();
            assertThat(uidOf(ready.pid()) == 0).isFalse();
            program.kill();
        }
        // Once the files are somebody's they stay so, also where user namespaces are allowed.
        long begin = System.nanoTime();
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            Times.seen("start over a left database of another account", begin);
            assertThat(Session.of(database).answers()).isTrue();
            assertThat(uidOf(database.pid()) == 0).isFalse();
        }
        try (ChildProgram program =
                ChildProgram.on(data, Durability.TESTS, withoutUserNamespaces(), ChildProgram.classPath())) {
            assertThat(Session.of(program.ready()).answers()).isTrue();
        }
    }

    @Test
    void aFolderOfSomebodyElseIsRefusedInASentence() throws IOException {
        Path data = PreparedFolder.copiedInto(temp);
        Files.deleteIfExists(data.resolve("lock"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(ROOT ? "rwxr-xr-x" : "r-xr-xr-x"));
        List<String> asNobody =
                ROOT ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of();
        try (ChildProgram program =
                ChildProgram.on(data, Durability.TESTS, asNobody, ChildProgram.classPathCopiedTo(temp))) {
            assertThat(program.refusal())
                    .contains("may not write into the data folder " + data)
                    .contains("Start it as the owner of that folder, or with another one");
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aFolderThatTheAccountCannotReachIsRefusedInASentence() throws IOException {
        Path hidden = Files.createDirectory(temp.resolve("hidden"), DataFolder.ONLY_OWNER_ENTERS);
        Path data = hidden.resolve("data");
        try (ChildProgram program =
                ChildProgram.on(data, Durability.TESTS, withoutUserNamespaces(), ChildProgram.classPath())) {
            if (ROOT) {
                assertThat(program.refusal())
                        .contains("PostgreSQL refuses to run as root")
                        .contains("may not enter the data folder " + data)
                        .contains("start Concentric as an ordinary user");
            } else {
                assertThat(Session.of(program.ready()).answers()).isTrue();
            }
        }
    }

    /** As on a machine or in a container that forbids user namespaces: only below this command, not on the machine. */
    private static List<String> withoutUserNamespaces() {
        String inside = "until grep -q . /proc/self/gid_map; do :; done;"
                + " exec sh -c 'echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"' sh \"$@\"";
        String outside = """
                inside=$1; shift; here=$(readlink /proc/self/ns/user)
                (until [ "$(readlink /proc/$$/ns/user)" != "$here" ]; do :; done
                 echo '0 0 65536' > /proc/$$/uid_map; echo '0 0 65536' > /proc/$$/gid_map) &
                exec unshare -U sh -c "$inside" sh "$@"
                """;
        return ROOT ? List.of("sh", "-c", outside, "sh", inside) : List.of();
    }

    private static int uidOf(long pid) throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc", Long.toString(pid)), "unix:uid");
    }
}
