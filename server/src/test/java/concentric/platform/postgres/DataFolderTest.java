package concentric.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void isMadePrivate() throws IOException {
        Path path = temp.resolve("a/b/data");
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isHeldOnceByOneProgram() throws IOException {
        Path path = temp.resolve("data");
        Path otherName = Files.createSymbolicLink(temp.resolve("link"), path);
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.path()).isEqualTo(path.toRealPath());
            assertThatThrownBy(() -> DataFolder.open(otherName))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessage(
                            "The data folder %s is in use by another Concentric (process %d). Stop that one first, or start this one with another folder.",
                            path.toRealPath(), ProcessHandle.current().pid());
        }
        try (DataFolder again = DataFolder.open(path)) {
            assertThat(again.path()).isDirectory();
        }
    }

    @Test
    void staysHeldAgainstOthersAfterARefusalInTheSameProgram() {
        Path path = temp.resolve("data");
        try (DataFolder folder = DataFolder.open(path)) {
            assertThatThrownBy(() -> DataFolder.open(path)).isInstanceOf(DataFolderInUse.class);
            try (ChildProgram second = ChildProgram.on(path)) {
                assertThat(second.refusal())
                        .contains(folder.path() + " is in use")
                        .contains("(process " + ProcessHandle.current().pid() + ")");
            }
        }
    }

    @Test
    void saysWhenAFileIsInTheWay() throws IOException {
        Path file = Files.createFile(temp.resolve("data"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("can't be the data folder: there is a file of that name");
    }
}
