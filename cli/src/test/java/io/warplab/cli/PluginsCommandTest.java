package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void listsEveryKindWithItsJar() {
        String out = Cli.run("plugins").ok().out();
        assertThat(out.lines())
                .anyMatch(l -> l.matches("model +warp .*"))
                .anyMatch(l -> l.matches("decoder +physics .*"))
                .anyMatch(l -> l.matches("recurrence +diagonal .*"))
                .anyMatch(l -> l.matches("prior +ode .*"))
                .anyMatch(l -> l.matches("system +damped-pendulum .*"))
                .anyMatch(l -> l.matches("dataset +csv .*"));
    }

    @Test
    void listsAsJson() throws IOException {
        JsonNode all = JSON.readTree(Cli.run("plugins", "--json").ok().out());
        assertThat(all).isNotEmpty();
        for (JsonNode entry : all) {
            for (String key : new String[] {"kind", "name", "summary", "plugin", "jar"}) {
                assertThat(entry.path(key).asText()).as(key + " of " + entry).isNotEmpty();
            }
        }
    }

    @Test
    void showsSettingsWithDefaultsUnitsAndRanges() {
        assertThat(Cli.run("plugins", "show", "gru").ok().out())
                .contains("model gru", "hidden: an integer, default 64, 1 .. 8192", "source: ");
    }

    @Test
    void showsSystemsWithUnitsAndBounds() {
        assertThat(Cli.run("plugins", "show", "damped-pendulum").ok().out())
                .contains("omega0-squared", "1/s^2", "angular-velocity", "rad/s", "source: ");
    }

    @Test
    void showsTheInputsOfDrivenSystems() throws IOException {
        assertThat(Cli.run("plugins", "show", "pendulum-on-cart").ok().out())
                .contains("inputs:", "cart-acceleration", "m/s^2");
        JsonNode all =
                JSON.readTree(Cli.run("plugins", "show", "pendulum-on-cart", "--json").out());
        assertThat(all.get(0).path("inputs").findValuesAsText("name"))
                .containsExactly("cart-acceleration");
    }

    @Test
    void showsAsJson() throws IOException {
        JsonNode all = JSON.readTree(Cli.run("plugins", "show", "damped-pendulum", "--json").out());
        assertThat(all.get(0).path("parameters").findValuesAsText("name"))
                .containsExactly("omega0-squared", "damping");
    }

    @Test
    void answersAnUnknownNameWithTheNearest() {
        Cli.run("plugins", "show", "grue").mistake("No component 'grue'. Did you mean gru?");
    }

    @Test
    void namesPluginsThatAreNotThere(@TempDir Path folder) throws IOException {
        Cli.run("plugins", "--plugins", folder.resolve("none.jar")).mistake("does not exist");
        Cli.run("plugins", "--plugins", folder).mistake("no jar in");
        Path broken = Files.writeString(folder.resolve("broken.jar"), "not a jar");
        assertThat(Cli.run("plugins", "--plugins", broken).ok().err())
                .contains("warning: ", "broken.jar");
    }

    @Test
    void explainsRunFiles() {
        assertThat(Cli.run("run", "--keys").ok().out())
                .contains("training.epochs: an integer, default 20", "task.context: ");
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String command :
                new String[] {"run", "evaluate", "identify", "plugins", "new-plugin"}) {
            assertThat(Cli.run(command, "--help").ok().out())
                    .contains("Usage: warp " + command, "Examples:", "--plugins");
        }
        assertThat(Cli.run("--version").ok().out()).startsWith("warp ");
    }
}
