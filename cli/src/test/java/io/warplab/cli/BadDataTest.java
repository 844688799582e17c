package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that cannot be used, each time told clearly and with exit code 2. */
class BadDataTest {
    @TempDir private Path folder;

    private Cli.Outcome run(String csv, String... more) throws IOException {
        Files.writeString(folder.resolve("data.csv"), csv);
        return runWithout(more);
    }

    private Cli.Outcome runWithout(String... more) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("run.yaml"),
                        """
                        data: {name: csv, path: data.csv, time-column: t, channels: [x], window: 10}
                        task: {context: 5}
                        models: [{model: ridge}]
                        """);
        Object[] words = new Object[4 + 2 * more.length];
        words[0] = "run";
        words[1] = file;
        words[2] = "--out";
        words[3] = folder.resolve("out");
        for (int i = 0; i < more.length; i++) {
            words[4 + 2 * i] = "--set";
            words[5 + 2 * i] = more[i];
        }
        Cli.Outcome outcome = Cli.run(words);
        assertThat(folder.resolve("out")).doesNotExist();
        return outcome;
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i + "," + Math.sin(i) + "\n")
                .collect(Collectors.joining("", "t,x\n", ""));
    }

    @Test
    void missingFile() throws IOException {
        runWithout().mistake("data.csv does not exist");
    }

    @Test
    void emptyFile() throws IOException {
        run("").mistake("data.csv");
    }

    @Test
    void headerAlone() throws IOException {
        run("t,x\n").mistake("data.csv");
    }

    @Test
    void raggedRow() throws IOException {
        run(rows(50) + "50\n").mistake("line 52");
    }

    @Test
    void notANumber() throws IOException {
        run(rows(50) + "50,NaN\n").mistake("line 52");
    }

    @Test
    void missingColumn() throws IOException {
        run(rows(50), "data.channels=[y]").mistake("'y'");
    }

    @Test
    void tooFewRowsForTheWindow() throws IOException {
        run(rows(12)).mistake("window");
    }

    @Test
    void contextThatLeavesNothing() throws IOException {
        run(rows(100), "task.context=10").mistake("task.context is 10 steps", "nothing is left");
    }

    @Test
    void classesThatAreNotThere() throws IOException {
        run(rows(100), "task.kind=classification").mistake("no class labels");
    }
}
