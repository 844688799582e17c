package io.warplab.datasets.generated.ecology;

import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.generated.ParameterRanges;
import io.warplab.datasets.generated.SequenceDraw;
import io.warplab.datasets.generated.SequenceGenerator;
import io.warplab.datasets.generated.SystemSolver;
import io.warplab.datasets.generated.TimeGrid;
import io.warplab.datasets.sequence.Sequence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code lotka-volterra-repeat-copy}: a reconstruction task. The target repeats the beginning
 * of a trajectory (its core) with zeros in between; the input shows the first copy, then zeros.
 */
public final class RepeatCopyFactory implements DatasetFactory<RepeatCopyConfig> {
    @Override
    public String name() {
        return "lotka-volterra-repeat-copy";
    }

    @Override
    public Class<RepeatCopyConfig> configType() {
        return RepeatCopyConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "a piece of a Lotka-Volterra trajectory, seen once, to be repeated (reconstruction)",
                LotkaVolterraConfig.CITATION);
    }

    @Override
    public Dataset create(RepeatCopyConfig config, DatasetContext context) {
        TimeGrid grid = new TimeGrid(config.steps(), config.duration());
        SystemSolver solver =
                new SystemSolver(context.system(LotkaVolterraConfig.SYSTEM), config.tolerance());
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
                                "cores of "
                                        + config.shortestCore()
                                        + " to "
                                        + config.longestCore()
                                        + " steps, "
                                        + config.gap()
                                        + " zeros after each",
                                "training ranges: "
                                        + ParameterRanges.describe(config.trainRanges()),
                                "test ranges: " + ParameterRanges.describe(config.testRanges())));
        return new SequenceGenerator(plan, context)
                .generate(
                        draw(solver, config, config.trainRanges(), grid.times()),
                        draw(solver, config, config.testRanges(), grid.times()));
    }

    private static SequenceDraw draw(
            SystemSolver solver,
            RepeatCopyConfig config,
            Map<String, List<Double>> ranges,
            double[] times) {
        ParameterRanges parameters = new ParameterRanges(ranges);
        return random -> {
            double[] p = parameters.draw(random);
            int length = random.nextInt(config.shortestCore(), config.longestCore() + 1);
            double[][] core =
                    solver.trajectory(new double[] {1, 1}, p, Arrays.copyOf(times, length));
            return new SequenceDraw.Drawn(
                    new Sequence(
                            times,
                            repeated(core, times.length, times.length),
                            repeated(core, length + config.gap(), times.length),
                            null),
                    p,
                    length);
        };
    }

    /** The core from every period on, zeros elsewhere, cut off at the end. */
    private static double[][] repeated(double[][] core, int period, int steps) {
        double[][] values = new double[steps][];
        for (int t = 0; t < steps; t++) {
            int within = t % period;
            values[t] = within < core.length ? core[within] : new double[core[0].length];
        }
        return values;
    }
}
