package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What can’t be meant, and what can’t be reached")
class UsageTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "concentric {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    import              | Missing required parameters: 'WHAT', 'FILE'
                    import pears x.csv  | Invalid value for positional parameter at index 0 (WHAT): expected one of
                    totals --frmo 2026  | Unknown options: '--frmo', '2026'
                    totals --from 1.2.  | Invalid value for option '--from'
                    totals --token x    | --token goes with --url
                    token --name x --scope all | Invalid value for option '--scope' (S): expected one of [READ, RECORD, SIGN, MANAGE]
                    totals --url x      | Invalid value for option '--url': “x” is not a URL such as https://acme.example
                    run --port 99999    | There is no port 99999
                    totals --url http://127.0.0.1:1 | A program that runs wants a token
                    import units none   | There is no file none.
                    import units pom.xml --mapping none | There is no file none.
                    import contracts pom.xml --mapping pom.xml | --mapping is not for contracts.
                    """)
    @DisplayName("wrong usage is said in a sentence: status 2")
    void misused(String arguments, String sentence) {
        var run = CommandLineRun.of((Object[]) arguments.split(" ", -1));

        assertThat(run.err()).startsWith(sentence);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    @DisplayName("no installation in the folder, and none is made: status 3")
    void noInstallation() {
        var data = folder.resolve("data");

        var run = CommandLineRun.of("totals", "--data", data);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("There is no installation in " + data);
        assertThat(data).doesNotExist();
    }

    @Test
    @DisplayName("nothing answers at the URL: status 3")
    void nothingThere() {
        var run = CommandLineRun.of(Map.of("CONCENTRIC_TOKEN", "cct_x"), "totals", "--url", "http://127.0.0.1:1/");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("Nothing answers at http://127.0.0.1:1/. Does the program run?\n");
    }

    @Test
    @DisplayName("the port is in use, and it is said before anything is created: status 3")
    void portInUse() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = CommandLineRun.of("run", "--data", folder.resolve("data"), "--port", other.getLocalPort());

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).startsWith("Port " + other.getLocalPort() + " at 127.0.0.1 can’t be had");
            assertThat(run.err().lines()).hasSize(1);
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    @DisplayName("the data folder is a file: a sentence, no stack trace, status 3")
    void dataIsAFile() throws IOException {
        var file = Files.writeString(folder.resolve("data"), "");

        var run = CommandLineRun.of("run", "--data", file, "--port", 0);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo("Concentric can’t start. " + file
                        + " can't be the data folder: there is a file of that name.\n");
    }

    @Test
    @DisplayName("the database can’t be reached: a sentence, no stack trace, status 3")
    void noDatabase() {
        var run = CommandLineRun.of(
                "run",
                "--data",
                folder.resolve("data"),
                "--port",
                0,
                "--database-url",
                "jdbc:postgresql://127.0.0.1:1/acme");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("Concentric can’t start. ").contains("127.0.0.1:1");
        assertThat(run.err().lines()).hasSize(1);
    }
}
