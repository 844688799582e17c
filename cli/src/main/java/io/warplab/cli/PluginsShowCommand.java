package io.warplab.cli;

import io.warplab.api.physics.DrivenSystem;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.core.config.ConfigDocs;
import io.warplab.core.io.Json;
import io.warplab.core.plugin.ComponentEntry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code warp plugins show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description =
                "Explains a component: its settings with defaults, units and ranges, or a system's"
                        + " states and parameters; and its source.",
        footer = {
            "",
            "Examples:",
            "  warp plugins show warp",
            "  warp plugins show mass-spring-damper",
            "  warp plugins show gru --json"
        })
final class PluginsShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private PluginOptions plugins;

    @Parameters(paramLabel = "NAME", description = "Name of a component, of whatever kind.")
    private String name;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ComponentEntry> entries = plugins.registry(spec.commandLine().getErr()).named(name);
        if (json) {
            out.println(Json.pretty(entries.stream().map(PluginsShowCommand::tree).toList()));
        } else {
            String gap = "";
            for (ComponentEntry entry : entries) {
                out.print(gap);
                print(entry, out);
                gap = System.lineSeparator();
            }
        }
        out.flush();
        return 0;
    }

    private static Map<String, Object> tree(ComponentEntry entry) {
        Map<String, Object> tree = PluginsCommand.tree(entry);
        if (entry.component() instanceof DynamicalSystem system) {
            SystemManifest manifest = system.manifest();
            tree.put("time-unit", manifest.timeUnit());
            manifest.lyapunovExponent().ifPresent(l -> tree.put("lyapunov-exponent", l.value()));
            tree.put("states", manifest.states());
            if (system instanceof DrivenSystem driven) {
                tree.put("inputs", driven.inputs());
            }
            tree.put("parameters", manifest.parameters());
        } else {
            tree.put("settings", ConfigDocs.describe(entry.configType()));
        }
        return tree;
    }

    private static void print(ComponentEntry entry, PrintWriter out) {
        out.println(entry.kind() + " " + entry.name() + ": " + entry.summary());
        out.println(
                "from plug-in "
                        + entry.plugin()
                        + " "
                        + entry.version()
                        + " ("
                        + entry.source()
                        + ")");
        if (entry.component() instanceof DynamicalSystem system) {
            system(system, out);
        } else {
            out.println("settings:");
            SettingsTable.print(ConfigDocs.describe(entry.configType()), out);
        }
        if (!entry.citation().isEmpty()) {
            out.println("source: " + entry.citation());
        }
    }

    private static void system(DynamicalSystem system, PrintWriter out) {
        SystemManifest manifest = system.manifest();
        out.println("states:");
        quantities(manifest.states(), out);
        if (system instanceof DrivenSystem driven) {
            out.println("inputs:");
            quantities(driven.inputs(), out);
        }
        out.println("parameters:");
        quantities(manifest.parameters(), out);
        for (Invariant invariant : manifest.invariants()) {
            out.println(
                    "conserved: "
                            + invariant.name()
                            + (invariant.unit().isEmpty() ? "" : " [" + invariant.unit() + "]")
                            + (invariant.holds().isEmpty() ? "" : ", for " + invariant.holds()));
        }
        out.println(
                "time: "
                        + (manifest.timeUnit().isEmpty()
                                ? "in the unit of the data's clock"
                                : manifest.timeUnit())
                        + ", characteristic "
                        + Numbers.of(manifest.characteristicTime(), 3));
        manifest.lyapunovExponent()
                .ifPresent(
                        l ->
                                out.println(
                                        "Lyapunov exponent: "
                                                + Numbers.of(l.value(), 4)
                                                + " ("
                                                + l.source()
                                                + ")"));
    }

    private static void quantities(List<Quantity> quantities, PrintWriter out) {
        TextTable table =
                new TextTable("  ")
                        .column("name", TextTable.Align.LEFT)
                        .column("symbol", TextTable.Align.LEFT)
                        .column("unit", TextTable.Align.LEFT)
                        .column("lower", TextTable.Align.RIGHT)
                        .column("upper", TextTable.Align.RIGHT)
                        .column("default", TextTable.Align.RIGHT);
        for (Quantity q : quantities) {
            List<String> cells = new ArrayList<>();
            cells.add(q.name());
            cells.add(q.symbol());
            cells.add(q.unit().isEmpty() ? "1" : q.unit());
            cells.add(Numbers.of(q.lower(), 6));
            cells.add(Numbers.of(q.upper(), 6));
            cells.add(Numbers.of(q.initial(), 6));
            table.row(cells);
        }
        table.print(out);
    }
}
