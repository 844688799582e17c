package io.warplab.datasets.generated.incontext;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.generated.SequenceDraw;
import io.warplab.datasets.generated.SequenceGenerator;
import io.warplab.datasets.generated.TimeGrid;
import io.warplab.datasets.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes {@code in-context-regression}, a reconstruction task: y_t = w . x_t + noise with x_t and w
 * from the standard normal distribution, w new for every sequence. The input of step t is the point
 * x_t and the answer to the one before, y_{t-1} (0 at step 0); the target is y_t. So what a model
 * says at step t can rest on t complete examples, and at step 0 on none.
 */
public final class InContextRegressionFactory implements DatasetFactory<InContextRegressionConfig> {
    @Override
    public String name() {
        return "in-context-regression";
    }

    @Override
    public Class<InContextRegressionConfig> configType() {
        return InContextRegressionConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "examples of a linear function that is new in every sequence, to be learned in context"
                        + " (reconstruction)",
                "S. Garg et al., What can transformers learn in-context?, arXiv 2208.01066");
    }

    @Override
    public Dataset create(InContextRegressionConfig config, DatasetContext context) {
        List<Channel> inputs = new ArrayList<>();
        for (int d = 1; d <= config.dimensions(); d++) {
            inputs.add(new Channel("x-" + d, ""));
        }
        inputs.add(new Channel("previous-y", ""));
        TimeGrid grid = new TimeGrid(config.steps(), config.steps() - 1);
        SequenceGenerator.Plan plan =
                new SequenceGenerator.Plan(
                        name(),
                        inputs,
                        List.of(new Channel("y", "")),
                        List.of(),
                        "example",
                        grid.duration(),
                        // The noise is part of the task, not a measurement's of the inputs.
                        new SequenceGenerator.Sizes(config.trainSize(), config.testSize(), 0),
                        List.of(
                                "linear functions of "
                                        + config.dimensions()
                                        + " dimensions, noise of standard deviation "
                                        + config.noise()));
        double[] times = grid.times();
        SequenceDraw draw = random -> draw(config, times, random);
        return new SequenceGenerator(plan, context).generate(draw, draw);
    }

    private static SequenceDraw.Drawn draw(
            InContextRegressionConfig config, double[] times, SplittableRandom random) {
        int d = config.dimensions();
        double[] weights = new double[d];
        for (int k = 0; k < d; k++) {
            weights[k] = random.nextGaussian();
        }
        double[][] inputs = new double[times.length][d + 1];
        double[][] targets = new double[times.length][1];
        for (int t = 0; t < times.length; t++) {
            double y = config.noise() * random.nextGaussian();
            for (int k = 0; k < d; k++) {
                inputs[t][k] = random.nextGaussian();
                y += weights[k] * inputs[t][k];
            }
            inputs[t][d] = t == 0 ? 0 : targets[t - 1][0];
            targets[t][0] = y;
        }
        return new SequenceDraw.Drawn(new Sequence(times, inputs, targets, null), new double[0]);
    }
}
