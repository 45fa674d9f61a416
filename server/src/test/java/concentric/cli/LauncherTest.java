package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The launcher")
class LauncherTest {

    /** Tests run in the module's folder. */
    private static final Path LAUNCHER = Path.of("..", "concentric");

    @TempDir
    Path folder;

    @Test
    @DisplayName("explains every command there is, without building anything")
    void help() {
        var help = launch(LAUNCHER, "--help");

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        for (var command : commands()) assertThat(help.out()).contains("concentric " + command);
    }

    @Test
    @DisplayName("takes every command there is")
    void everyCommand() throws IOException {
        // One that it takes, it stops at for want of a JDK, before it builds anything.
        var launcher = withoutJdk();

        for (var command : commands())
            assertThat(launch(launcher, command).status()).as(command).isEqualTo(3);
    }

    @Test
    @DisplayName("refuses a command that is none: status 2")
    void unknownCommand() {
        var run = launch(LAUNCHER, "improt");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("There is no command “improt”.");
    }

    @Test
    @DisplayName("says what is missing where no JDK is new enough, and how to get one: status 3")
    void noJdk() throws IOException {
        var run = launch(withoutJdk(), "cases", "x");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("Concentric needs a JDK of version 999 or newer, and there is none here.")
                .contains(System.getProperty("java.home"))
                .contains("https://adoptium.net");
    }

    @Test
    @DisplayName("is plain POSIX sh that may be executed")
    void executable() {
        assertThat(LAUNCHER).isExecutable();
        assertThat(CommandLineRun.toItsEnd(Map.of(), List.of("sh", "-n", LAUNCHER.toString())))
                .isEqualTo(new CommandLineRun(0, "", ""));
    }

    private static List<String> commands() {
        return CommandLine.getCommandMethods(Concentric.class, null).stream()
                .map(method -> method.getAnnotation(CommandLine.Command.class))
                .filter(command -> !command.hidden())
                .map(CommandLine.Command::name)
                .toList();
    }

    /** One that needs a JDK of the future. */
    private Path withoutJdk() throws IOException {
        var launcher = Files.copy(LAUNCHER, folder.resolve("concentric"));
        var ofTheFuture = Files.readString(Path.of("..", "bin", "jdk.sh")).replace("OLDEST_JDK=25", "OLDEST_JDK=999");
        Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("jdk.sh"), ofTheFuture);
        return launcher;
    }

    private static CommandLineRun launch(Path launcher, String... arguments) {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return CommandLineRun.toItsEnd(Map.of("JAVA_HOME", System.getProperty("java.home")), command);
    }
}
