package io.warplab.testkit;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One pass of a decoder over a small block with random root weights and parameters. The loss is a
 * fixed random combination of all outputs.
 */
final class DecoderRun {
    static final int LANES = 4;
    static final int STEPS = 5;

    private final Decoder decoder;
    private final int channels;

    /** States and inputs, [step][row * LANES + lane], and parameters by name. */
    final double[][] theta;

    final double[][] input;
    final Map<String, double[]> parameters;

    private final ToyBlock block;
    private final double[][] cotangent;

    DecoderRun(Decoder decoder, int channels, long seed) {
        this.decoder = decoder;
        this.channels = channels;
        SplittableRandom random = new SplittableRandom(seed);
        theta = new double[STEPS][decoder.stateSize() * LANES];
        double[] initial = decoder.initialState(seed);
        for (double[] step : theta) {
            for (int i = 0; i < step.length; i++) {
                step[i] = initial[i / LANES] + 0.2 * random.nextGaussian();
            }
        }
        block = new ToyBlock(channels, LANES, STEPS, seed);
        input = Arrays.stream(block.observed()).map(double[]::clone).toArray(double[][]::new);
        cotangent = gaussians(random, decoder.outputSize() * LANES);
        parameters = ArrayParameters.nearInitial(decoder.parameters(), seed);
    }

    private static double[][] gaussians(SplittableRandom random, int width) {
        double[][] out = new double[STEPS][width];
        for (double[] step : out) {
            Arrays.setAll(step, i -> random.nextGaussian());
        }
        return out;
    }

    /** What a pass gave: outputs, and gradients where they were asked for. */
    record Outcome(
            double[][] outputs,
            double[][] dTheta,
            double[][] dInput,
            Map<String, double[]> gradients) {}

    /** Outputs of all steps, [step][row * LANES + lane]. */
    double[][] outputs(Precision precision, boolean training) {
        ArrayParameters access = access(precision);
        return forward(decoder.open(block.of(precision, training), access), precision);
    }

    private ArrayParameters access(Precision precision) {
        return new ArrayParameters(precision, decoder.parameters(), parameters);
    }

    double loss() {
        double sum = 0;
        double[][] y = outputs(Precision.FLOAT64, false);
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < y[t].length; i++) {
                sum += cotangent[t][i] * y[t][i];
            }
        }
        return sum;
    }

    /** Forward and backward. */
    Outcome backward(Precision precision) {
        ArrayParameters access = access(precision);
        DecoderSession session = decoder.open(block.of(precision, true), access);
        double[][] outputs = forward(session, precision);
        double[][] dTheta = new double[STEPS][];
        double[][] dInput = new double[STEPS][];
        for (int t = STEPS - 1; t >= 0; t--) {
            Lanes toTheta = Lanes.zeros(precision, decoder.stateSize(), LANES);
            Lanes toInput = Lanes.zeros(precision, channels, LANES);
            // The contract is to add.
            toTheta.fill(ArrayParameters.GRADIENT_START);
            toInput.fill(ArrayParameters.GRADIENT_START);
            session.backward(
                    t,
                    LaneArrays.lanes(precision, theta[t], LANES),
                    LaneArrays.lanes(precision, input[t], LANES),
                    LaneArrays.lanes(precision, cotangent[t], LANES),
                    toTheta,
                    toInput);
            dTheta[t] = added(toTheta);
            dInput[t] = added(toInput);
        }
        session.finish();
        Map<String, double[]> gradients = new LinkedHashMap<>();
        parameters.keySet().forEach(name -> gradients.put(name, access.added(name)));
        return new Outcome(outputs, dTheta, dInput, gradients);
    }

    private static double[] added(Lanes lanes) {
        return Arrays.stream(LaneArrays.array(lanes))
                .map(v -> v - ArrayParameters.GRADIENT_START)
                .toArray();
    }

    private double[][] forward(DecoderSession session, Precision precision) {
        double[][] outputs = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            Lanes y = Lanes.zeros(precision, decoder.outputSize(), LANES);
            // The contract is to overwrite.
            y.fill(Double.NaN);
            session.forward(
                    t,
                    LaneArrays.lanes(precision, theta[t], LANES),
                    LaneArrays.lanes(precision, input[t], LANES),
                    y);
            outputs[t] = LaneArrays.array(y);
        }
        return outputs;
    }
}
