package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code warp run --explain}. */
class ExplainTest {
    private static final String WARP =
            """
            - name: WARP
              model: warp
              decoder: {name: mlp, width: 8}
            """;

    private static final String GRU =
            """
            - {model: gru, hidden: 8}
            """;

    private static final String NUMBER = "[0-9.e-]+";

    @TempDir private Path folder;

    private Cli.Outcome explain(String models, Object... more) throws IOException {
        Path file = Cli.pendulum(folder, models);
        Object[] words = new Object[5 + more.length];
        words[0] = "run";
        words[1] = file;
        words[2] = "--out";
        words[3] = folder.resolve("out");
        words[4] = "--explain";
        System.arraycopy(more, 0, words, 5, more.length);
        Cli.Outcome outcome = Cli.run(words);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**runs");
        return outcome;
    }

    @Test
    void tellsSizesThenTimesEveryModel() throws IOException {
        String out = explain(WARP + GRU + Cli.BASELINES, "--threads", "1").ok().out();
        assertThat(out)
                .contains("1 thread, memory for a model: ")
                .contains("WARP (warp)", "gru (gru)", "ridge (ridge)")
                .containsPattern("algorithm +recurrent: least time")
                .containsPattern("recurrent +" + NUMBER + " MFLOP")
                .containsPattern("convolutional +" + NUMBER + " MFLOP")
                .containsPattern("optimiser step +" + NUMBER + " MFLOP")
                .containsPattern("memory held +" + NUMBER + " KiB")
                .containsPattern("blocks of +16 sequences");
        // Root network 1-8-2 with its clock as input: D_theta 34; A, B, initial network.
        assertThat(out).containsPattern("hidden state +34 numbers \\(D_theta\\)");
        assertThat(out.lines())
                .anyMatch(
                        l -> l.matches("model +parameters +seconds per step +seconds per epoch.*"))
                .anyMatch(
                        l ->
                                l.matches(
                                        "WARP +[0-9]+( +"
                                                + NUMBER
                                                + "){2} .* (full batches|scaled from .*)"))
                .anyMatch(
                        l ->
                                l.matches(
                                        "gru +[0-9]+( +"
                                                + NUMBER
                                                + "){2} .* (full batches|scaled from .*)"))
                .anyMatch(l -> l.matches("ridge +[0-9]+ .* closed form, fitted once"));
    }

    @Test
    void whatIsToldIsWhatIsBuilt() throws IOException {
        String[] lines = explain(WARP).ok().out().lines().toArray(String[]::new);
        String told = "";
        for (String line : lines) {
            if (line.startsWith("  parameters ")) {
                told = line.replaceAll("[^0-9]", "");
            }
        }
        assertThat(told).isNotEmpty();
        assertThat(lines[lines.length - 1]).matches("WARP +" + told + " .*");
    }

    @Test
    void aModelWithoutHiddenStateTellsWhatItsPhysicsCosts() throws IOException {
        assertThat(explain(Cli.PHYSICS).ok().out())
                .containsPattern("hidden state +none")
                .containsPattern("optimiser step +" + NUMBER + " MFLOP");
    }

    @Test
    void memoryMakesBlocksSmaller() throws IOException {
        String out = explain(WARP, "--set", "engine.memory=600k").ok().out();
        assertThat(out)
                .contains("memory for a model: 600 KiB")
                .containsPattern("blocks of +[1-7] sequences?");
    }

    @Test
    void whatCannotFitIsRefusedWithTheSettingToChange() throws IOException {
        explain(WARP + GRU, "--set", "engine.memory=10k")
                .mistake(
                        "models[0] (WARP): Model WARP has",
                        "GiB are allowed",
                        "narrower root network",
                        "low-rank",
                        "engine.memory");
    }

    @Test
    void otherMistakesAreToldAsByARun() throws IOException {
        explain(WARP, "--set", "engine.memory=8")
                .mistake("engine.memory: expected a number above 0 with a unit k, m, g or t");
        explain(WARP, "--set", "engine.memroy=8g").mistake("Did you mean memory?");
        Cli.run("run", "--explain").mistake("Expected either a run file or --resume DIR.");
    }
}
