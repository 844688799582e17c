package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.core.comparison.ComparisonReader;
import io.warplab.core.plugin.PlatformModule;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run files that users start from name components and settings that there are. */
class ExamplesTest {
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private final PluginRegistry registry = PlatformModule.compose(List.of());
    private final RunFileReader reader = new RunFileReader(registry);

    @TempDir Path folder;

    private static List<Path> examples(boolean comparisons) throws IOException {
        try (Stream<Path> all = Files.list(Cli.EXAMPLES)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(
                            file ->
                                    file.getFileName().toString().startsWith("compare-")
                                            == comparisons)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void comparisonsAreComparisonFiles() throws IOException {
        List<Path> files = examples(true);
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(new ComparisonReader(registry).read(file, List.of()).models())
                    .as(file.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void everyOtherExampleIsARunFile() throws IOException {
        List<Path> files = examples(false);
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            RunFile run = reader.read(file, List.of());
            assertThat(file.getFileName()).hasToString(run.name() + ".yaml");
            assertThat(run.models()).as(file.toString()).isNotEmpty();
        }
    }

    @Test
    void everyDataSetIsDocumentedWithSettingsThatItHas() throws IOException {
        String page = Files.readString(Cli.EXAMPLES.resolve("../docs/datasets.md"));
        List<Object> shown = new ArrayList<>();
        Matcher blocks = YAML.matcher(page);
        while (blocks.find()) {
            Path file =
                    Files.writeString(
                            folder.resolve(shown.size() + ".yaml"),
                            blocks.group(1) + "\nmodels: [{model: persistence}]\n");
            shown.add(reader.read(file, List.of()).data().get("name"));
        }
        assertThat(shown)
                .containsExactly(
                        "csv", "csv", "uea", "ett", "mnist", "simulation", "in-context-regression");
        registry.entries().stream()
                .filter(entry -> entry.kind().equals("dataset"))
                .forEach(entry -> assertThat(page).contains(entry.name()));
    }
}
