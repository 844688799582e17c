package io.warplab.cli;

import io.warplab.core.plugin.PlatformModule;
import io.warplab.core.plugin.PluginRegistry;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where to look for plug-ins beside the program's own. */
final class PluginOptions {
    private static final String VARIABLE = "WARP_PLUGINS";

    @Option(
            names = "--plugins",
            paramLabel = "JAR_OR_DIR",
            description = {
                "A plug-in's jar, or a folder of such jars; may be repeated.",
                "The environment variable WARP_PLUGINS lists more, separated like a class path."
            })
    private List<Path> plugins = new ArrayList<>();

    /** Everything that is there; what was left out is told to {@code err}. */
    PluginRegistry registry(PrintWriter err) {
        List<Path> all = new ArrayList<>(plugins);
        String variable = System.getenv(VARIABLE);
        if (variable != null) {
            for (String path : variable.split(Pattern.quote(File.pathSeparator))) {
                if (!path.isBlank()) {
                    all.add(Path.of(path));
                }
            }
        }
        PluginRegistry registry = PlatformModule.compose(all);
        registry.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        return registry;
    }
}
