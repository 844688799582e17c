package io.warplab.baselines.neuralcde;

import static io.warplab.baselines.neural.PlainLayers.add;

import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import io.warplab.baselines.neuralcde.NeuralCdeConfig.Control;
import io.warplab.baselines.ode.PlainSolver;

/** The path leg by leg, in doubles. */
final class PlainNeuralCde implements PlainNetwork {
    private final PlainLayers weights;
    private final NeuralCdeConfig config;
    private double[] state;
    private double[] end;

    PlainNeuralCde(PlainLayers weights, NeuralCdeConfig config) {
        this.weights = weights;
        this.config = config;
    }

    @Override
    public double[] step(double[] to) {
        if (state == null) {
            state = weights.linear("start", to);
        } else if (config.control() == Control.LINEAR) {
            follow(add(to, -1, end));
        } else {
            double[] corner = end.clone();
            corner[corner.length - 1] = to[to.length - 1];
            follow(add(corner, -1, end));
            follow(add(to, -1, corner));
        }
        end = to;
        return weights.linear("output", state);
    }

    private void follow(double[] leg) {
        for (int k = 0; k < config.substeps(); k++) {
            state = PlainSolver.step(config.solver(), z -> increment(leg, z), state);
        }
    }

    /** f(z) times a part of the leg. */
    private double[] increment(double[] leg, double[] z) {
        double[] field = weights.perceptron("field", config.layers(), PlainLayers::relu, z);
        double[] sum = new double[z.length];
        for (int i = 0; i < field.length; i++) {
            sum[i / leg.length] += Math.tanh(field[i]) * leg[i % leg.length] / config.substeps();
        }
        return sum;
    }
}
