package io.warplab.core.ablation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.warplab.api.error.WarpException;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import io.warplab.core.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where everything of an ablation lies. */
public record AblationFolder(Path root) {
    private static final String SIZES = "sizes";

    /** The run file with every default written out, and the environment. */
    public RunFolder run() {
        return new RunFolder(root.resolve("run"));
    }

    /** The variants trained on so many sequences, an ordinary run. */
    public RunFolder stage(int sequences, long seed) {
        return new RunFolder(root.resolve("sequences-" + sequences).resolve("seed-" + seed));
    }

    /** Options of the ablation. */
    private Path options() {
        return root.resolve("ablation.json");
    }

    /** All results in one file. */
    public Path results() {
        return root.resolve("results.json");
    }

    /** One row per training. */
    public Path table() {
        return root.resolve("table.csv");
    }

    /** All results as a page. */
    public Path report() {
        return root.resolve("report.html");
    }

    /** Writes down what a resume must know beside the run file. */
    public void writeSizes(List<Integer> sizes) {
        AtomicFiles.writeText(options(), Json.pretty(Map.of(SIZES, sizes)) + "\n");
    }

    /**
     * The sizes of an ablation that was begun here.
     *
     * @throws WarpException {@code not-an-ablation}
     */
    public List<Integer> readSizes() {
        try {
            List<Integer> sizes =
                    Json.mapper()
                            .readValue(
                                    Files.readString(options()),
                                    new TypeReference<Map<String, List<Integer>>>() {})
                            .get(SIZES);
            if (sizes != null) {
                return sizes;
            }
            throw notAnAblation("its " + options().getFileName() + " names no sizes", null);
        } catch (JsonProcessingException e) {
            throw notAnAblation("its " + options().getFileName() + " is broken", e);
        } catch (IOException e) {
            throw notAnAblation("it holds no " + options().getFileName(), e);
        }
    }

    private WarpException notAnAblation(String why, Throwable cause) {
        return new WarpException(
                WarpException.Kind.USER,
                "not-an-ablation",
                "Expected the folder of an ablation, got " + root + ": " + why + ".",
                "Give a folder that 'warp ablate' has written, such as runs/NAME-ablation-TIME.",
                cause);
    }
}
