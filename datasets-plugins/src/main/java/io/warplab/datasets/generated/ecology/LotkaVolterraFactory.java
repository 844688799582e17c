package io.warplab.datasets.generated.ecology;

import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.generated.ParameterRanges;
import io.warplab.datasets.generated.SequenceDraw;
import io.warplab.datasets.generated.SequenceGenerator;
import io.warplab.datasets.generated.SystemDraw;
import io.warplab.datasets.generated.SystemSolver;
import io.warplab.datasets.generated.TimeGrid;
import java.util.List;
import java.util.Map;

/** Makes {@code lotka-volterra}. */
public final class LotkaVolterraFactory implements DatasetFactory<LotkaVolterraConfig> {
    private static final ParameterRanges START =
            new ParameterRanges(ParameterRanges.of(List.of("prey", "predators"), 1, 1, 1, 1));

    @Override
    public String name() {
        return "lotka-volterra";
    }

    @Override
    public Class<LotkaVolterraConfig> configType() {
        return LotkaVolterraConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "prey and predators from (1, 1) at random rates; the test ranges are wider",
                LotkaVolterraConfig.CITATION);
    }

    @Override
    public Dataset create(LotkaVolterraConfig config, DatasetContext context) {
        SystemSolver solver =
                new SystemSolver(context.system(LotkaVolterraConfig.SYSTEM), config.tolerance());
        TimeGrid grid = new TimeGrid(config.steps(), config.duration());
        SequenceGenerator.Plan plan =
                new SequenceGenerator.Plan(
                        name(),
                        LotkaVolterraConfig.CHANNELS,
                        LotkaVolterraConfig.CHANNELS,
                        LotkaVolterraConfig.NAMES,
                        "s",
                        grid.duration(),
                        new SequenceGenerator.Sizes(
                                config.trainSize(), config.testSize(), config.noise()),
                        List.of(
                                "training ranges: "
                                        + ParameterRanges.describe(config.trainRanges()),
                                "test ranges: " + ParameterRanges.describe(config.testRanges())));
        return new SequenceGenerator(plan, context)
                .generate(
                        draw(solver, config.trainRanges(), grid),
                        draw(solver, config.testRanges(), grid));
    }

    private static SequenceDraw draw(
            SystemSolver solver, Map<String, List<Double>> ranges, TimeGrid grid) {
        return new SystemDraw(
                solver,
                new ParameterRanges(ranges),
                START,
                grid,
                SystemDraw.Sampling.REGULAR,
                new int[] {0, 1});
    }
}
