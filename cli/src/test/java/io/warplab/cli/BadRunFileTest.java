package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in run files and on the command line, each told clearly and with exit code 2. */
class BadRunFileTest {
    @TempDir private Path folder;

    private Cli.Outcome run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("run.yaml"), text);
        Cli.Outcome outcome = Cli.run("run", file, "--out", folder.resolve("out"));
        assertThat(folder.resolve("out")).doesNotExist();
        return outcome;
    }

    private static final String DATA = "data: {name: sine}\n";

    @Test
    void unknownKey() throws IOException {
        run(DATA + "traning: {epochs: 3}\nmodels: [{model: ridge}]")
                .mistake("traning: unknown key. Did you mean training?");
    }

    @Test
    void unknownKeyOfAComponent() throws IOException {
        run(DATA + "models: [{model: warp, decoder: {name: mlp, widht: 3}}]")
                .mistake("models[0].decoder.widht: unknown key. Did you mean width?");
    }

    @Test
    void wrongType() throws IOException {
        run(DATA + "training: {epochs: many}\nmodels: [{model: ridge}]")
                .mistake("training.epochs: expected an integer, got 'many'");
    }

    @Test
    void keyWithoutAValue() throws IOException {
        run(DATA + "models: [{model: warp, decoder: {name: mlp, width: }}]")
                .mistake("models[0].decoder.width: expected an integer, got nothing");
        run(DATA + "models: [{model: warp, decoder: {name: }}]")
                .mistake("models[0].decoder: expected a map with name and settings");
        run(DATA + "models: [{model: warp, recurrence: {name: low-rank, rank: }}]")
                .mistake("models[0].recurrence.rank: expected an integer, got nothing");
    }

    @Test
    void nonsensicalValue() throws IOException {
        run(DATA + "task: {context: 0}\nseeds: [1, 1]\nmodels: [{model: ridge}]")
                .mistake("task.context: expected at least 1", "seeds: expected different seeds");
    }

    @Test
    void unknownPlugins() throws IOException {
        run("data: {name: cvs}\nmodels: [{model: rigde}, {model: warp, decoder: {name: mlpp}}]")
                .mistake(
                        "data.name: No dataset 'cvs'. Did you mean csv?",
                        "models[0].model: No model 'rigde'. Did you mean ridge?",
                        "models[1].decoder.name: No decoder 'mlpp'. Did you mean mlp?");
    }

    @Test
    void unknownSystem() throws IOException {
        run(DATA
                        + "models: [{model: warp, decoder: {name: physics,"
                        + " prior: {name: ode, system: pendullum}}}]")
                .mistake(
                        "models[0].decoder.prior.system: No system 'pendullum'. Did you mean"
                                + " pendulum?");
    }

    @Test
    void reversedParameterBounds() throws IOException {
        run(DATA
                        + "models: [{model: warp, decoder: {name: physics, prior: {name: ode,"
                        + " system: damped-pendulum, bounds: {damping: [5, 0, 1]}}}}]")
                .mistake(
                        "models[0].decoder.prior.bounds.damping: expected [lower, upper, default] with"
                                + " lower < upper");
    }

    @Test
    void oneNameForTwoModels() throws IOException {
        run(DATA + "models: [{model: ridge}, {model: persistence, name: ridge}]")
                .mistake("models[1].name: 'ridge' is the name of models[0] already");
    }

    @Test
    void nothingToRun() throws IOException {
        run("name: nothing").mistake("data: expected a data set", "models: expected at least one");
    }

    @Test
    void everythingAtOnce() throws IOException {
        Cli.Outcome outcome =
                run(
                        "data: {name: sine, steps: 1}\ntask: {kind: guess, context: -1}\n"
                                + "training: {epochs: x, patience: -1, optimizer: {learning-rate: 0}}\n"
                                + "models: [{model: ridge, penalty: a}]");
        outcome.mistake(
                "data.steps:",
                "task.kind:",
                "task.context:",
                "training.epochs:",
                "training.patience:",
                "training.optimizer.learning-rate:",
                "models[0].penalty:");
    }

    @Test
    void notYaml() throws IOException {
        run("name: x\n  data: {a\n").mistake("run.yaml, line 2, column 7: this is not valid YAML");
    }

    @Test
    void missingRunFile() {
        Cli.run("run", folder.resolve("none.yaml")).mistake("There is no run file");
    }

    @Test
    void badOverride() throws IOException {
        Path file =
                Files.writeString(folder.resolve("run.yaml"), DATA + "models: [{model: ridge}]");
        Cli.run("run", file, "--set", "training.epcohs=1", "--set", "models.3.x=1")
                .mistake(
                        "training.epcohs: unknown key. Did you mean epochs?",
                        "--set models.3.x: models has items 0 to 0");
    }

    @Test
    void unknownOptimizerIsToldBeforeAnyTraining() throws IOException {
        run(DATA + "training: {optimizer: {name: adamm}}\nmodels: [{model: warp}]")
                .mistake("models[0] (warp): Unknown optimizer 'adamm'");
    }

    @Test
    void folderInUse() throws IOException {
        Path file =
                Files.writeString(folder.resolve("run.yaml"), DATA + "models: [{model: ridge}]");
        Cli.run("run", file, "--out", folder).mistake("is not empty");
    }

    @Test
    void commandLineThatCannotBeUnderstood() {
        assertThat(Cli.run("rnu").mistake("No command 'rnu'. Did you mean run?").out()).isEmpty();
        Cli.run("run").mistake("Expected either a run file or --resume DIR.");
        Cli.run("run", "--kesy").mistake("Unknown option: '--kesy'", "--keys");
        Cli.run("evaluate", "x").mistake("--data");
        Cli.run("run", "--resume", folder, "--set", "a=b")
                .mistake("without --out, --set and --threads");
    }
}
