package io.warplab.datasets.mnist;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.error.WarpException;
import io.warplab.api.spi.ComponentInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes {@code mnist}: images as sequences, grey levels from 0 (black) to 1. To complete images
 * from their first n pixels, forecast with a context of n; to classify them, use their labels.
 */
public final class MnistDatasetFactory implements DatasetFactory<MnistConfig> {
    @Override
    public String name() {
        return "mnist";
    }

    @Override
    public Class<MnistConfig> configType() {
        return MnistConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "images in IDX files (MNIST and its relatives) as sequences of pixels or rows, to complete or"
                        + " to classify",
                "Y. LeCun et al., Gradient-based learning applied to document recognition, Proc. IEEE 86, 1998");
    }

    @Override
    public Dataset create(MnistConfig config, DatasetContext context) {
        ImageFiles.Pair files = ImageFiles.of(config, context);
        ImagePart train = ImagePart.read(files.train(), config.trainSize());
        ImagePart test = ImagePart.read(files.test(), config.testSize());
        if (train.rows() != test.rows() || train.columns() != test.columns()) {
            throw WarpException.user(
                    "bad-idx",
                    "The training images are "
                            + shape(train)
                            + ", the test images "
                            + shape(test)
                            + ".",
                    "Give two parts of one data set.");
        }
        if ((train.labels() == null) != (test.labels() == null)) {
            throw WarpException.user(
                    "bad-idx",
                    "There are labels for the "
                            + (test.labels() == null ? "training" : "test")
                            + " images only.",
                    "Give the labels of both parts, or of none.");
        }
        return dataset(
                config,
                train,
                Math.max(train.largestLabel(), test.largestLabel()),
                train.batch(config.as(), 0),
                test.batch(config.as(), train.size()),
                List.of(
                        used("training", train),
                        used("test", test),
                        "grey levels are scaled from 0 to 255 to 0 to 1"));
    }

    @Override
    public Dataset read(MnistConfig config, Path file, DatasetContext context) {
        ImagePart part = ImagePart.read(ImageFiles.of(file), 0);
        Batch all = part.batch(config.as(), 0);
        return dataset(config, part, part.largestLabel(), all, all, List.of(used("test", part)));
    }

    private static Dataset dataset(
            MnistConfig config,
            ImagePart part,
            int largestLabel,
            Batch train,
            Batch test,
            List<String> notes) {
        boolean pixels = config.as() == MnistConfig.As.PIXELS;
        List<Channel> channels =
                pixels
                        ? List.of(new Channel("pixel", ""))
                        : IntStream.rangeClosed(1, part.columns())
                                .mapToObj(c -> new Channel("column-" + c, ""))
                                .toList();
        return new Dataset(
                "mnist",
                channels,
                channels,
                pixels ? "pixel" : "row",
                train,
                null,
                test,
                IntStream.rangeClosed(0, largestLabel).mapToObj(String::valueOf).toList(),
                Map.of(),
                notes);
    }

    private static String used(String what, ImagePart part) {
        return "first " + part.size() + " of " + part.images().count() + " " + what + " images";
    }

    private static String shape(ImagePart part) {
        return part.rows() + " x " + part.columns();
    }
}
