package io.warplab.datasets.generated.simulation;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.error.WarpException;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.generated.ParameterRanges;
import io.warplab.datasets.generated.SequenceDraw;
import io.warplab.datasets.generated.SequenceGenerator;
import io.warplab.datasets.generated.SystemDraw;
import io.warplab.datasets.generated.SystemSolver;
import io.warplab.datasets.generated.TimeGrid;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes {@code simulation}. The true parameters of the test sequences go with the data, under the
 * names of the system's manifest.
 */
public final class SimulationFactory implements DatasetFactory<SimulationConfig> {
    private static final double CHARACTERISTIC_TIMES = 5;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public Class<SimulationConfig> configType() {
        return SimulationConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "any system of any plug-in at random parameters and starts, with noise, irregular sampling and"
                        + " hidden states",
                "");
    }

    @Override
    public Dataset create(SimulationConfig config, DatasetContext context) {
        if (config.system().isEmpty()) {
            throw WarpException.user(
                    "bad-simulation",
                    "system: required: the name of the system to simulate",
                    "'warp plugins' lists the systems.");
        }
        DynamicalSystem system = context.system(config.system());
        SystemManifest manifest = system.manifest();
        SimulationSetup setup = SimulationSetup.of(config, manifest);
        TimeGrid grid =
                new TimeGrid(
                        config.steps(),
                        config.duration() == null
                                ? CHARACTERISTIC_TIMES * manifest.characteristicTime()
                                : config.duration());
        SystemSolver solver = new SystemSolver(system, config.tolerance());
        return new SequenceGenerator(plan(config, manifest, setup, grid), context)
                .generate(
                        draw(config, setup, setup.train(), solver, grid),
                        draw(config, setup, setup.test(), solver, grid));
    }

    private static SequenceGenerator.Plan plan(
            SimulationConfig config,
            SystemManifest manifest,
            SimulationSetup setup,
            TimeGrid grid) {
        List<Channel> channels =
                IntStream.of(setup.observed())
                        .mapToObj(i -> manifest.states().get(i))
                        .map(state -> new Channel(state.name(), state.unit()))
                        .toList();
        return new SequenceGenerator.Plan(
                manifest.name(),
                channels,
                channels,
                manifest.parameters().stream().map(Quantity::name).toList(),
                manifest.timeUnit(),
                grid.duration(),
                new SequenceGenerator.Sizes(config.trainSize(), config.testSize(), config.noise()),
                List.of(
                        "training ranges: " + ParameterRanges.describe(setup.train()),
                        "test ranges: " + ParameterRanges.describe(setup.test()),
                        "starts: " + ParameterRanges.describe(setup.starts())));
    }

    private static SequenceDraw draw(
            SimulationConfig config,
            SimulationSetup setup,
            Map<String, List<Double>> ranges,
            SystemSolver solver,
            TimeGrid grid) {
        return new SystemDraw(
                solver,
                new ParameterRanges(ranges),
                new ParameterRanges(setup.starts()),
                grid,
                new SystemDraw.Sampling(config.jitter(), config.transientTime()),
                setup.observed());
    }
}
