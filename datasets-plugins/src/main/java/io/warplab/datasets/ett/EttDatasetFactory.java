package io.warplab.datasets.ett;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.error.WarpException;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.csv.CsvDatasetFactory;
import java.nio.file.Path;

/** Makes {@code ett}: a benchmark's split and windows on top of {@code csv}. */
public final class EttDatasetFactory implements DatasetFactory<EttConfig> {
    private static final double ROUNDING = 1e-9;

    private final CsvDatasetFactory tables = new CsvDatasetFactory();

    @Override
    public String name() {
        return "ett";
    }

    @Override
    public Class<EttConfig> configType() {
        return EttConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "electricity transformer temperature (ETTh1, ETTh2, ETTm1, ETTm2), split 12/4/4 months, a test"
                        + " window at every step",
                "H. Zhou et al., Informer, arXiv 2012.07436");
    }

    @Override
    public Dataset create(EttConfig config, DatasetContext context) {
        if (config.path().isEmpty()) {
            throw WarpException.user(
                    "bad-ett-settings",
                    "path: required: the file to read",
                    "Get one from the project zhouhaoyi/ETDataset, and give its path.");
        }
        return checked(config, tables.create(config.table(), context));
    }

    @Override
    public Dataset read(EttConfig config, Path file, DatasetContext context) {
        return checked(config, tables.read(config.table(), file, context));
    }

    /** Hours taken for quarters of them would give months of a week each. */
    private static Dataset checked(EttConfig config, Dataset data) {
        Batch test = data.test();
        double pace = test.time().getDouble(0, 1) - test.time().getDouble(0, 0);
        if (Math.abs(pace - config.sampling().pace()) > ROUNDING) {
            throw WarpException.user(
                    "wrong-sampling",
                    data.name()
                            + ": expected a row every "
                            + config.sampling().pace()
                            + " h, its rows are "
                            + pace
                            + " h apart.",
                    "Set sampling: hourly for ETTh1 and ETTh2, quarter-hourly for ETTm1 and ETTm2.");
        }
        return data;
    }
}
