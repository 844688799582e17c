package io.warplab.datasets.generated.ecology;

import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.generated.ParameterRanges;
import io.warplab.datasets.generated.SequenceDraw;
import io.warplab.datasets.generated.SequenceGenerator;
import io.warplab.datasets.generated.TimeGrid;
import java.util.List;
import java.util.Map;

/** Makes {@code lotka-volterra}. */
public final class LotkaVolterraFactory implements DatasetFactory<LotkaVolterraConfig> {
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
                Populations.CITATION);
    }

    @Override
    public Dataset create(LotkaVolterraConfig config, DatasetContext context) {
        TimeGrid grid = new TimeGrid(config.steps(), config.duration());
        Populations populations =
                new Populations(context.system(Populations.SYSTEM), config.tolerance());
        SequenceGenerator.Plan plan =
                new SequenceGenerator.Plan(
                        name(),
                        Populations.CHANNELS,
                        Populations.CHANNELS,
                        LotkaVolterraConfig.NAMES,
                        grid,
                        new SequenceGenerator.Sizes(
                                config.trainSize(), config.testSize(), config.noise()),
                        List.of(
                                "training ranges: "
                                        + ParameterRanges.describe(config.trainRanges()),
                                "test ranges: " + ParameterRanges.describe(config.testRanges())));
        double[] times = grid.times();
        return new SequenceGenerator(plan, context.seed())
                .generate(
                        draw(populations, config.trainRanges(), times),
                        draw(populations, config.testRanges(), times));
    }

    private static SequenceDraw draw(
            Populations populations, Map<String, List<Double>> ranges, double[] times) {
        ParameterRanges parameters = new ParameterRanges(ranges);
        return random -> {
            double[] p = parameters.draw(random);
            return new SequenceDraw.Drawn(populations.trajectory(p, times), p);
        };
    }
}
