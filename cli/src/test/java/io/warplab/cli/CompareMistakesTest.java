package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in comparison files, each told clearly and with exit code 2. */
class CompareMistakesTest {
    private static final String TASK = "- run: pendulum.yaml";

    @TempDir private Path folder;

    private Cli.Outcome compare(String settings, String tasks, String models, Object... more)
            throws IOException {
        Path file = Comparisons.file(folder, settings, tasks, models);
        Path out = folder.resolve("out");
        Object[] words = new Object[4 + more.length];
        System.arraycopy(new Object[] {"compare", file, "--out", out}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        Cli.Outcome outcome = Cli.run(words);
        assertThat(out).doesNotExist();
        return outcome;
    }

    @Test
    void allAtOnce() throws IOException {
        compare(
                        "seeds: [1, 2]\nbuget: {}\nsearch: {share: 2}",
                        "- run: none.yaml\n- {name: x, data: {name: cvs}}",
                        "- model: persistance\n- {model: ridge, lag: 3}")
                .mistake(
                        "seeds: expected at least 3, got 2",
                        "quick: true",
                        "buget: unknown key. Did you mean budget?",
                        "search.share: expected a share in (0, 1], got 2",
                        "tasks[0].run: There is no run file",
                        "tasks[1].data.name: No dataset 'cvs'. Did you mean csv?",
                        "models[0].model: No model 'persistance'. Did you mean persistence?",
                        "models[1].lag: unknown key. Did you mean lags?");
    }

    @Test
    void epochsAndSeconds() throws IOException {
        compare("budget: {epochs: 3, seconds: 5}", TASK, Cli.BASELINES)
                .mistake("budget.epochs: stands beside seconds");
    }

    @Test
    void aCosineNeedsEpochs() throws IOException {
        compare("budget: {seconds: 5}\ntraining: {schedule: {kind: cosine}}", TASK, Cli.BASELINES)
                .mistake("tasks[0].training.schedule.kind: cosine needs to know", "budget.epochs");
    }

    @Test
    void tasks() throws IOException {
        compare("", "- pendulum.yaml", Cli.BASELINES)
                .mistake("tasks[0]: expected a map with run or data, got 'pendulum.yaml'");
        compare("", "- {}", Cli.BASELINES).mistake("tasks[0].data: expected a data set");
        compare("", TASK + "\n" + TASK, Cli.BASELINES)
                .mistake("tasks[1].name: 'small pendulum' is the name of tasks[0] already");
        compare("", "- {run: pendulum.yaml, tusk: {context: 3}}", Cli.BASELINES)
                .mistake("tasks[0].tusk: unknown key. Did you mean task?");
        compare("", TASK, "").mistake("models: expected at least one model, got nothing");
    }

    @Test
    void whatOnlyTheDataShows() throws IOException {
        compare(
                        "",
                        TASK,
                        "- {model: warp, mode: convolutional, recurrence: {name: diagonal-decay}}",
                        "--set",
                        "tasks[0].task.context=120")
                .mistake("task small pendulum", "nothing is left to forecast");
    }

    @Test
    void folders() throws IOException {
        Cli.run("compare").mistake("either a comparison file or --resume");
        Cli.run("compare", "--resume", folder).mistake("Expected the folder of a comparison");
        Cli.run("compare", folder.resolve("x.yaml")).mistake("There is no comparison file");
        Path file = Comparisons.file(folder, "", TASK, Cli.BASELINES);
        Cli.run("compare", file, "--out", folder).mistake("is not empty");
        Cli.run("compare", "--resume", folder, "--threads", 2).mistake("--resume", "--threads");
    }

    @Test
    void help() {
        assertThat(Cli.run("compare", "--help").ok().out())
                .contains("examples/compare-pendulum.yaml", "--resume", "--set");
        assertThat(Cli.run("compare", "--keys").ok().out())
                .contains("budget.parameters", "search.share", "quick");
        assertThat(Cli.run("plugins", "show", "gru").ok().out()).contains("'warp compare' sets it");
    }
}
