package io.warplab.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.warplab.api.error.WarpException;
import io.warplab.core.CorePlugin;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import io.warplab.core.plugin.ComponentEntry;
import io.warplab.core.plugin.PluginRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.factory.Nd4j;

/** Where and with what a run was made. */
public final class RunEnvironment {
    private static final String BASE = "base-folder";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private RunEnvironment() {}

    /** Records the facts in {@link RunFolder#environment}. */
    public static void write(
            RunFolder folder, PluginRegistry registry, RunFile run, Path base, String command) {
        AtomicFiles.writeText(
                folder.environment(), Json.pretty(describe(registry, run, base, command)) + "\n");
    }

    /** Facts by name. */
    private static Map<String, String> describe(
            PluginRegistry registry, RunFile run, Path base, String command) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("warp-lab", new CorePlugin().version());
        facts.put("command", command);
        facts.put("started", OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put(BASE, base.toAbsolutePath().normalize().toString());
        facts.put(
                "java",
                System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        facts.put(
                "system",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + ", "
                        + System.getProperty("os.arch"));
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("threads", String.valueOf(run.availableThreads()));
        facts.put("arrays", Nd4j.getBackend().getClass().getSimpleName());
        Map<String, String> plugins = new TreeMap<>();
        for (ComponentEntry entry : registry.entries()) {
            plugins.put(entry.plugin(), entry.version() + " (" + entry.source() + ")");
        }
        plugins.forEach((plugin, version) -> facts.put("plug-in " + plugin, version));
        return facts;
    }

    /**
     * The facts that a run has recorded.
     *
     * @throws WarpException {@code broken-run}
     */
    public static Map<String, String> read(RunFolder folder) {
        Path file = folder.environment();
        try {
            return Json.mapper().readValue(Files.readString(file), TEXTS);
        } catch (JsonProcessingException e) {
            throw broken(file, "is broken: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw broken(file, "cannot be read", e);
        }
    }

    /** Folder that relative paths of a recorded run start from. */
    public static Path base(RunFolder folder) {
        String base = read(folder).get(BASE);
        if (base == null) {
            throw broken(folder.environment(), "names no " + BASE, null);
        }
        return Path.of(base);
    }

    private static WarpException broken(Path file, String what, Throwable cause) {
        return new WarpException(
                WarpException.Kind.USER,
                "broken-run",
                file + " " + what + ".",
                "Start the run again from its run file.",
                cause);
    }
}
