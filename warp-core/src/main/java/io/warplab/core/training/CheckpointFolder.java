package io.warplab.core.training;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checkpoints as files {@code checkpoint-000012.safetensors}, by epoch, in one folder. */
final class CheckpointFolder implements CheckpointKeeper {
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{6,9})\\.safetensors");

    private record Numbered(int epoch, Path file) {}

    private final Path folder;
    private final Map<String, String> identity;

    /**
     * Makes the folder.
     *
     * @throws WarpException {@code disk-full} or {@code write-failed}
     */
    CheckpointFolder(Path folder, Map<String, String> identity) {
        this.folder = folder;
        this.identity = identity;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFiles.failure(folder, e);
        }
    }

    @Override
    public Optional<Snapshot> resume(TrainableModel model, Consumer<String> warning) {
        List<String> broken = new ArrayList<>();
        for (Numbered candidate : newestFirst()) {
            CheckpointFile checkpoint;
            try {
                checkpoint = CheckpointFile.read(candidate.file());
            } catch (WarpException e) {
                broken.add(e.getMessage());
                continue;
            }
            requireSame(checkpoint.identity());
            restore(model, candidate.file(), checkpoint.snapshot());
            if (!broken.isEmpty()) {
                warning.accept(
                        String.join(" ", broken)
                                + " Training goes on from the checkpoint before it, of epoch "
                                + candidate.epoch()
                                + ".");
            }
            return Optional.of(checkpoint.snapshot());
        }
        if (!broken.isEmpty()) {
            throw WarpException.user(
                    "broken-checkpoint",
                    String.join(System.lineSeparator(), broken),
                    "No checkpoint is left to go on from: delete "
                            + folder
                            + " to train this model from the start.");
        }
        return Optional.empty();
    }

    @Override
    public void save(Snapshot snapshot) {
        int epoch = snapshot.epoch();
        new CheckpointFile(snapshot, identity).write(file(epoch));
        List<Numbered> others = newestFirst();
        others.removeIf(c -> c.epoch() == epoch);
        others.stream()
                .filter(c -> c.epoch() < epoch)
                .findFirst()
                .ifPresent(others::remove); // kept, in case the newest is broken one day
        for (Numbered old : others) {
            try {
                Files.deleteIfExists(old.file());
            } catch (IOException e) {
                throw AtomicFiles.failure(old.file(), e);
            }
        }
    }

    private Path file(int epoch) {
        return folder.resolve(String.format(Locale.ROOT, "checkpoint-%06d.safetensors", epoch));
    }

    private List<Numbered> newestFirst() {
        List<Numbered> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(
                    file -> {
                        Matcher name = NAME.matcher(file.getFileName().toString());
                        if (name.matches()) {
                            all.add(new Numbered(Integer.parseInt(name.group(1)), file));
                        }
                    });
        } catch (IOException e) {
            throw WarpException.failure(
                    "read-failed",
                    "Could not list the checkpoints in " + folder + ": " + e.getMessage() + ".",
                    "Check that the folder may be read.",
                    e);
        }
        all.sort(Comparator.comparingInt(Numbered::epoch).reversed());
        return all;
    }

    private void requireSame(Map<String, String> saved) {
        Problems problems = new Problems();
        TreeSet<String> names = new TreeSet<>(identity.keySet());
        names.addAll(saved.keySet());
        for (String name : names) {
            String there = saved.getOrDefault(name, "nothing");
            String here = identity.getOrDefault(name, "nothing");
            problems.require(
                    there.equals(here),
                    name,
                    "the checkpoint has " + there + ", now it is " + here);
        }
        if (!problems.isEmpty()) {
            throw WarpException.user(
                    "other-checkpoint",
                    "The checkpoints in "
                            + folder
                            + " belong to another training:"
                            + System.lineSeparator()
                            + String.join(System.lineSeparator(), problems.messages()),
                    "Go on with the settings and data that it was started with, or start afresh in"
                            + " another folder.");
        }
    }

    private void restore(TrainableModel model, Path file, Snapshot snapshot) {
        try {
            model.restore(snapshot.state());
        } catch (WarpException e) {
            throw new WarpException(
                    WarpException.Kind.USER,
                    "other-checkpoint",
                    "The checkpoint " + file + " belongs to another model: " + e.getMessage(),
                    "Go on with the model settings that it was started with, or start afresh in"
                            + " another folder.",
                    e);
        }
    }
}
