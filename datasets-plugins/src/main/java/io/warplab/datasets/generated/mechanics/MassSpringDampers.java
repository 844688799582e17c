package io.warplab.datasets.generated.mechanics;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.datasets.generated.ParameterRanges;
import io.warplab.datasets.generated.SequenceDraw;
import io.warplab.datasets.generated.SequenceGenerator;
import io.warplab.datasets.generated.TimeGrid;
import io.warplab.datasets.sequence.Sequence;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws mass-spring-dampers and lets them swing. */
final class MassSpringDampers {
    static final String CITATION =
            "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, section 3.4";

    private static final List<Channel> CHANNELS =
            List.of(new Channel("position", "m"), new Channel("velocity", "m/s"));

    private MassSpringDampers() {}

    static Dataset generate(String name, MassSpringDamperConfig config, DatasetContext context) {
        TimeGrid grid = new TimeGrid(config.steps(), config.duration());
        SequenceGenerator.Plan plan =
                new SequenceGenerator.Plan(
                        name,
                        CHANNELS,
                        CHANNELS,
                        List.of("k-over-m", "c-over-m"),
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
                        draw(config.trainRanges(), config.startSpread(), grid),
                        draw(config.testRanges(), config.startSpread(), grid));
    }

    private static SequenceDraw draw(
            Map<String, List<Double>> ranges, double spread, TimeGrid grid) {
        ParameterRanges parameters = new ParameterRanges(ranges);
        double[] times = grid.times();
        return random -> {
            double[] p = parameters.draw(random); // mass, stiffness, damping
            double x0 = 1 + around(spread, random);
            double v0 = around(spread, random);
            double[] ratios = {p[1] / p[0], p[2] / p[0]};
            return new SequenceDraw.Drawn(
                    new Sequence(
                            times,
                            new DampedOscillator(ratios[0], ratios[1]).trajectory(x0, v0, times)),
                    ratios);
        };
    }

    private static double around(double spread, SplittableRandom random) {
        return spread == 0 ? 0 : random.nextDouble(-spread, spread);
    }
}
