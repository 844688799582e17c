package io.warplab.cli;

import io.warplab.api.error.WarpException;
import io.warplab.core.plugin.PlatformModule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code warp new-plugin}. */
@Command(
        name = "new-plugin",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description =
                "Writes a small Maven project of a plug-in: one system, its test, a recording and"
                        + " a run file.",
        footer = {
            "",
            "Examples:",
            "  warp new-plugin my-physics",
            "  warp new-plugin my-physics --dir work/physics",
            "then, once it is built:",
            "  warp run my-physics/run.yaml --plugins my-physics/target"
        })
final class NewPluginCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "Name of the plug-in and its system, kebab-case, such as my-physics.")
    private String name;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder of the project, new or empty; default: NAME.")
    private Path folder;

    @Override
    public Integer call() {
        PluginNames names = PluginNames.of(name);
        requireUnused(names);
        Path project = folder == null ? Path.of(name) : folder;
        PluginTemplate.write(names, project);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote the plug-in " + name + " into " + project + ".");
        out.println();
        out.println("Next, with <warp-lab> for the folder of your copy of Warp Lab:");
        out.println(
                "  mvn -f <warp-lab>/pom.xml install -DskipTests -pl plugin-testkit -am   # once");
        out.println("  mvn -f " + project.resolve("pom.xml") + " verify");
        out.println(
                "  <warp-lab>/warp run "
                        + project.resolve("run.yaml")
                        + " --plugins "
                        + project.resolve("target"));
        out.println("It runs as it is. Then put your equations into " + names.type() + ".java.");
        out.flush();
        return 0;
    }

    /** Two systems of one name cannot be told apart in a run file. */
    private static void requireUnused(PluginNames names) {
        boolean used =
                PlatformModule.compose(List.of()).entries().stream()
                        .anyMatch(e -> e.name().equals(names.kebab()));
        if (used) {
            throw WarpException.user(
                    "plugin-name-in-use",
                    "NAME: a component '" + names.kebab() + "' is there already.",
                    "Choose another name, such as my-" + names.kebab() + ".");
        }
    }
}
