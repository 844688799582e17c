package io.warplab.core.run;

import io.warplab.api.error.WarpException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** Where everything of a run lies. */
public record RunFolder(Path root) {
    /** The folder of a run that starts now, {@code runs/<name>-<time>} within {@code parent}. */
    public static RunFolder named(String name, Path parent, LocalDateTime now) {
        return new RunFolder(OutputFolder.named("runs", name, parent, now));
    }

    /**
     * Refuses a folder that holds anything already.
     *
     * @throws WarpException {@code folder-in-use}
     */
    public void requireUnused() {
        OutputFolder.requireUnused(root, "run");
    }

    /**
     * Refuses a folder that is no run's.
     *
     * @throws WarpException {@code not-a-run}
     */
    public RunFolder requireRun() {
        String why = null;
        if (!Files.isDirectory(root)) {
            why = " does not exist.";
        } else if (!Files.isRegularFile(config())) {
            why = " holds no " + config().getFileName() + ".";
        } else if (SettingsFile.read(config(), "run file", "run").containsKey("tasks")) {
            why = " holds a comparison.";
        }
        if (why != null) {
            throw WarpException.user(
                    "not-a-run",
                    "Expected the folder of a run, " + root + why,
                    "Give a folder that 'warp run' has written, such as runs/NAME-TIME; those of 'warp"
                            + " compare' and 'warp ablate' are resumed by these commands.");
        }
        return this;
    }

    /** The run's settings, every default written out. */
    public Path config() {
        return root.resolve("config.yaml");
    }

    /** Versions, machine, command, and where relative paths of the settings start. */
    public Path environment() {
        return root.resolve("environment.json");
    }

    /** All results in one file. */
    public Path results() {
        return root.resolve("results.json");
    }

    /** All results as a page. */
    public Path report() {
        return root.resolve("report.html");
    }

    /** The forecast of one test window as a picture on its own. */
    public Path picture() {
        return root.resolve("forecast.svg");
    }

    /** Predictions of this run's models on another file. */
    public Path evaluation(Path data) {
        String name = String.valueOf(data.getFileName());
        int dot = name.indexOf('.', 1);
        String stem = dot < 0 ? name : name.substring(0, dot);
        return root.resolve("evaluations").resolve(RunFile.slug(stem) + ".npz");
    }

    /** Files of one model and seed. */
    public SeedFolder seed(String slug, long seed) {
        return new SeedFolder(root.resolve("models").resolve(slug).resolve("seed-" + seed));
    }

    /** Where one training of one model lies. */
    public record SeedFolder(Path root) {
        /** Weights, settings and scaling. */
        public Path model() {
            return root.resolve("model.safetensors");
        }

        /** One line of JSON per epoch. */
        public Path metrics() {
            return root.resolve("metrics.jsonl");
        }

        /** What a killed training goes on from. */
        public Path checkpoints() {
            return root.resolve("checkpoints");
        }

        /** Predictions of the test part in raw units. */
        public Path predictions() {
            return root.resolve("predictions.npz");
        }

        /** How training went; written last, so where it is, training is over. */
        public Path training() {
            return root.resolve("training.json");
        }
    }
}
