package io.warplab.datasets.uea;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.error.WarpException;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.file.DataFile;
import io.warplab.datasets.sequence.SequenceBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code uea}: sequences with a class each, of one or several dimensions and any lengths. Tau
 * is the time since a sequence's first step over the duration of the longest training sequence.
 */
public final class UeaDatasetFactory implements DatasetFactory<UeaConfig> {
    @Override
    public String name() {
        return "uea";
    }

    @Override
    public Class<UeaConfig> configType() {
        return UeaConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "labelled sequences in .ts files as of the UEA and UCR archives, for classification; lengths may"
                        + " differ",
                "A. Bagnall et al., The UEA multivariate time series classification archive, arXiv 1811.00075");
    }

    @Override
    public Dataset create(UeaConfig config, DatasetContext context) {
        UeaFiles files = UeaFiles.of(config, context);
        TsFile[] pair = readBoth(files, config);
        TsFile train = pair[0];
        TsFile test = pair[1];
        requireSameDimensions(train, test.name(), test.dimensions());
        TsSequences trainPart = sequences(train, train.classes(), config);
        TsSequences testPart = sequences(test, train.classes(), config);
        double clock = SequenceBatch.longestDuration(trainPart.sequences());
        List<String> notes = new ArrayList<>(trainPart.notes());
        notes.addAll(testPart.notes());
        return dataset(
                config,
                train,
                train.classes(),
                trainPart.batch(clock, 0),
                testPart.batch(clock, trainPart.sequences().size()),
                notes);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Classes are the training file's, as long as it is still there.
     */
    @Override
    public Dataset read(UeaConfig config, Path file, DatasetContext context) {
        TsFile own = TsReader.read(new DataFile(file), config.missing());
        TsFile train = own;
        List<String> notes = new ArrayList<>();
        try {
            train =
                    TsReader.read(
                            new DataFile(UeaFiles.of(config, context).train()), config.missing());
            requireSameDimensions(train, own.name(), own.dimensions());
        } catch (WarpException e) {
            if (e.code().equals("unlike-training")) {
                throw e;
            }
            notes.add("the training file cannot be read any more; classes are this file's own");
        }
        TsSequences part = sequences(own, train.classes(), config);
        notes.addAll(part.notes());
        Batch all = part.batch(SequenceBatch.longestDuration(part.sequences()), 0);
        return dataset(config, own, train.classes(), all, all, notes);
    }

    private static TsSequences sequences(TsFile file, List<String> classes, UeaConfig config) {
        return TsSequences.of(file, classes, config.missing(), config.sampleTime());
    }

    private static Dataset dataset(
            UeaConfig config,
            TsFile file,
            List<String> classes,
            Batch train,
            Batch test,
            List<String> notes) {
        List<Channel> channels =
                TsSequences.channelNames(file.dimensions()).stream()
                        .map(name -> new Channel(name, ""))
                        .toList();
        return new Dataset(
                file.problemName().isEmpty() ? file.name() : file.problemName(),
                channels,
                channels,
                config.timeUnit(),
                train,
                null,
                test,
                classes,
                Map.of(),
                notes);
    }

    /** Reads both files; what is wrong with either is told together. */
    private static TsFile[] readBoth(UeaFiles files, UeaConfig config) {
        TsFile train = null;
        WarpException wrong = null;
        try {
            train = TsReader.read(new DataFile(files.train()), config.missing());
        } catch (WarpException e) {
            wrong = e;
        }
        try {
            TsFile test = TsReader.read(new DataFile(files.test()), config.missing());
            if (wrong == null) {
                return new TsFile[] {train, test};
            }
        } catch (WarpException e) {
            wrong = wrong == null ? e : together(wrong, e);
        }
        throw wrong;
    }

    private static WarpException together(WarpException first, WarpException second) {
        return new WarpException(
                first.kind(),
                first.code(),
                first.getMessage() + System.lineSeparator() + second.getMessage(),
                first.action().equals(second.action())
                        ? first.action()
                        : first.action() + " " + second.action(),
                first);
    }

    private static void requireSameDimensions(TsFile train, String name, int dimensions) {
        if (dimensions != train.dimensions()) {
            throw WarpException.user(
                    "unlike-training",
                    name
                            + " has "
                            + dimensions
                            + (dimensions == 1 ? " dimension, " : " dimensions, ")
                            + train.name()
                            + " has "
                            + train.dimensions()
                            + ".",
                    "Give two files of one data set.");
        }
    }
}
