package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("concentric cases")
class CasesTest {

    private static final String CASE = """
            contract Cakes in EUR on payments for cake
              pay Node 5 %% of gross
              share rest: Shop
            payment 10.00 for cake
            expect
              Node 0.50
              Shop %s
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName("a hundred files that are as expected: status 0, a line that counts them, nothing else")
    void hundredPass() throws IOException {
        for (int i = 0; i < 100; i++) Files.writeString(folder.resolve(i + ".case"), CASE.formatted("9.50"));

        long begin = System.nanoTime();
        var run = CommandLineRun.of("cases", folder);
        System.out.printf("[cli] cases, a hundred files: %d ms%n", (System.nanoTime() - begin) / 1_000_000);

        assertThat(run).isEqualTo(new CommandLineRun(0, "100 cases, 200 expectations: all as expected\n", ""));
    }

    @Test
    @DisplayName("what differs is named with file, line and column: status 1")
    void differs() throws IOException {
        var right = Files.writeString(folder.resolve("right.case"), CASE.formatted("9.50"));
        var wrong = Files.writeString(folder.resolve("wrong.case"), CASE.formatted("9.51"));
        var broken = Files.writeString(folder.resolve("broken"), "contract Cakes in EUR on\n");
        var latin = Files.write(folder.resolve("latin"), "# Käse\n".getBytes(StandardCharsets.ISO_8859_1));

        var run = CommandLineRun.of("cases", right, wrong, broken, latin);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines())
                .hasSize(4)
                .contains(
                        wrong + ":7:3: Shop: expected 9.51 EUR, found 9.50 EUR",
                        latin + ":1:1: expected a text in UTF-8, found other bytes",
                        "3 of 4 cases differ")
                .anyMatch(line -> line.startsWith(broken + ":1:"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    @DisplayName("a file that isn’t there, or none at all: status 2")
    void nothingToRun() {
        var missing = CommandLineRun.of("cases", folder.resolve("missing.case"));
        var empty = CommandLineRun.of("cases", folder);

        assertThat(missing)
                .isEqualTo(new CommandLineRun(
                        2, "", "There is no file or folder " + folder.resolve("missing.case") + ".\n"));
        assertThat(empty).isEqualTo(new CommandLineRun(2, "", "There is no *.case file in " + folder + ".\n"));
    }
}
