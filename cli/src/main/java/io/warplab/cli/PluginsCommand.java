package io.warplab.cli;

import io.warplab.core.io.Json;
import io.warplab.core.plugin.ComponentEntry;
import io.warplab.core.plugin.PluginRegistry;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code warp plugins}. */
@Command(
        name = "plugins",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = "Lists every component that the plug-ins bring.",
        subcommands = PluginsShowCommand.class,
        footer = {
            "",
            "Examples:",
            "  warp plugins",
            "  warp plugins --plugins my-physics.jar",
            "  warp plugins show gru"
        })
final class PluginsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private PluginOptions plugins;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PluginRegistry registry = plugins.registry(spec.commandLine().getErr());
        List<ComponentEntry> entries = registry.entries();
        if (json) {
            out.println(Json.pretty(entries.stream().map(PluginsCommand::tree).toList()));
            out.flush();
            return 0;
        }
        TextTable table =
                new TextTable()
                        .column("kind", TextTable.Align.LEFT)
                        .column("name", TextTable.Align.LEFT)
                        .column("jar", TextTable.Align.LEFT)
                        .column("summary", TextTable.Align.LEFT);
        entries.forEach(e -> table.row(List.of(e.kind(), e.name(), e.source(), e.summary())));
        table.print(out);
        return 0;
    }

    static Map<String, Object> tree(ComponentEntry e) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", e.kind());
        tree.put("name", e.name());
        tree.put("summary", e.summary());
        tree.put("citation", e.citation());
        tree.put("plugin", e.plugin());
        tree.put("version", e.version());
        tree.put("jar", e.source());
        return tree;
    }
}
