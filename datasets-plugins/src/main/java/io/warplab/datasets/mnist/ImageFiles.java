package io.warplab.datasets.mnist;

import io.warplab.api.data.DatasetContext;
import io.warplab.api.error.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one part.
 *
 * @param images where the images are
 * @param labels where their labels are, or null
 */
record ImageFiles(Path images, Path labels) {
    private static final String IMAGES = "images-idx3-ubyte";
    private static final String LABELS = "labels-idx1-ubyte";

    /** Both parts. */
    record Pair(ImageFiles train, ImageFiles test) {}

    /**
     * As settings name them; in a folder, label files may be absent.
     *
     * @throws io.warplab.api.error.WarpException {@code bad-mnist-settings} when nothing is named,
     *     {@code no-such-file} when a folder has no images
     */
    static Pair of(MnistConfig config, DatasetContext context) {
        if (!config.trainImages().isEmpty()) {
            return new Pair(
                    named(config.trainImages(), config.trainLabels(), context),
                    named(config.testImages(), config.testLabels(), context));
        }
        new Problems()
                .require(
                        !config.path().isEmpty(),
                        "path",
                        "required: the folder with the four files, or each of them")
                .throwIfAny("bad-mnist-settings", "'warp plugins show mnist' lists all settings.");
        Path folder = context.resolve(config.path());
        Problems problems = new Problems();
        Pair pair = new Pair(found(folder, "train", problems), found(folder, "t10k", problems));
        problems.throwIfAny(
                "no-such-file",
                "Check the path, which is relative to the run file's folder, or name the files one by one.");
        return pair;
    }

    /** A file of images, with the labels beside it where there are any. */
    static ImageFiles of(Path images) {
        String name = images.getFileName().toString();
        Path labels =
                images.resolveSibling(name.replace("images", "labels").replace("idx3", "idx1"));
        return new ImageFiles(
                images, !labels.equals(images) && Files.isRegularFile(labels) ? labels : null);
    }

    private static ImageFiles named(String images, String labels, DatasetContext context) {
        return new ImageFiles(
                context.resolve(images), labels.isEmpty() ? null : context.resolve(labels));
    }

    private static ImageFiles found(Path folder, String part, Problems problems) {
        Path images = found(folder, part + "-" + IMAGES);
        if (images == null) {
            problems.add(
                    folder.toString(), "has no file " + part + "-" + IMAGES + ", plain or .gz");
        }
        return new ImageFiles(images, found(folder, part + "-" + LABELS));
    }

    private static Path found(Path folder, String name) {
        return List.of(
                        name,
                        name + ".gz",
                        name.replace("-idx", ".idx"),
                        name.replace("-idx", ".idx") + ".gz")
                .stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }
}
