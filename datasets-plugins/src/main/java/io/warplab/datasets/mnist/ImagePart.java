package io.warplab.datasets.mnist;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.file.DataFile;
import io.warplab.datasets.sequence.SequenceBatch;
import java.nio.file.Path;

/**
 * The images of one part.
 *
 * @param images [N, rows, columns]
 * @param labels [N], or null
 * @param size how many of them are used, from the first
 */
record ImagePart(IdxFile images, IdxFile labels, int size) {
    private static final double WHITE = 255;

    /**
     * Reads a part.
     *
     * @param most how many images to use; 0: all
     * @throws WarpException as {@link IdxFile#read}; {@code bad-idx} when there are not as many
     *     labels as images
     */
    static ImagePart read(ImageFiles files, int most) {
        IdxFile images = IdxFile.read(new DataFile(files.images()), 3, "images, rows, columns");
        IdxFile labels = labels(files.labels(), images);
        int size = most == 0 ? images.count() : Math.min(most, images.count());
        return new ImagePart(images, labels, size);
    }

    private static IdxFile labels(Path file, IdxFile images) {
        if (file == null) {
            return null;
        }
        IdxFile labels = IdxFile.read(new DataFile(file), 1, "labels");
        if (labels.count() != images.count()) {
            throw WarpException.user(
                    "bad-idx",
                    labels.name()
                            + " has "
                            + labels.count()
                            + " labels, "
                            + images.name()
                            + " has "
                            + images.count()
                            + " images.",
                    "Give the labels that belong to the images.");
        }
        return labels;
    }

    int rows() {
        return images.shape()[1];
    }

    int columns() {
        return images.shape()[2];
    }

    /** The largest label of all, used or not; -1 without labels. */
    int largestLabel() {
        int largest = -1;
        for (int i = 0; labels != null && i < labels.count(); i++) {
            largest = Math.max(largest, labels.values()[i] & 0xff);
        }
        return largest;
    }

    /**
     * The images as sequences, black 0 and white 1.
     *
     * @param firstId id of the first image
     */
    Batch batch(MnistConfig.As as, long firstId) {
        boolean pixels = as == MnistConfig.As.PIXELS;
        int steps = pixels ? rows() * columns() : rows();
        int channels = pixels ? 1 : columns();
        SequenceBatch.requireFits(size, steps, channels);
        double[] values = new double[size * steps * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (images.values()[i] & 0xff) / WHITE;
        }
        return SequenceBatch.regular(values, steps, channels, firstId, usedLabels());
    }

    private int[] usedLabels() {
        if (labels == null) {
            return null;
        }
        int[] used = new int[size];
        for (int i = 0; i < size; i++) {
            used[i] = labels.values()[i] & 0xff;
        }
        return used;
    }
}
