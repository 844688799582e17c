package io.warplab.datasets.generated.waves;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.generated.ParameterRanges;
import io.warplab.datasets.generated.SequenceDraw;
import io.warplab.datasets.generated.SequenceGenerator;
import io.warplab.datasets.generated.TimeGrid;
import io.warplab.datasets.sequence.Sequence;
import java.util.List;
import java.util.Map;

/** Makes {@code sine}: sin(2 pi f t + phase). */
public final class SineFactory implements DatasetFactory<SineConfig> {
    private static final List<Channel> CHANNELS = List.of(new Channel("value", ""));

    @Override
    public String name() {
        return "sine";
    }

    @Override
    public Class<SineConfig> configType() {
        return SineConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "sin(2 pi f t + phase) of random phase, from as few as one training sequence",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, section 3.4");
    }

    @Override
    public Dataset create(SineConfig config, DatasetContext context) {
        TimeGrid grid = new TimeGrid(config.steps(), config.duration());
        Map<String, List<Double>> ranges = Map.of("phase", config.phase());
        SequenceGenerator.Plan plan =
                new SequenceGenerator.Plan(
                        name(),
                        CHANNELS,
                        CHANNELS,
                        List.of("phase"),
                        "s",
                        grid.duration(),
                        new SequenceGenerator.Sizes(
                                config.trainSize(), config.testSize(), config.noise()),
                        List.of("ranges: " + ParameterRanges.describe(ranges)));
        SequenceDraw draw = draw(config.frequency(), new ParameterRanges(ranges), grid.times());
        return new SequenceGenerator(plan, context).generate(draw, draw);
    }

    private static SequenceDraw draw(double frequency, ParameterRanges phases, double[] times) {
        return random -> {
            double[] phase = phases.draw(random);
            double[][] values = new double[times.length][1];
            for (int t = 0; t < times.length; t++) {
                values[t][0] = Math.sin(2 * Math.PI * frequency * times[t] + phase[0]);
            }
            return new SequenceDraw.Drawn(new Sequence(times, values), phase);
        };
    }
}
