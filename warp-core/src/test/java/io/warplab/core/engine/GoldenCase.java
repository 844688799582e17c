package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoder;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One golden case: builds the network that its settings describe, runs it, and names what came out.
 */
final class GoldenCase {
    private final JsonNode settings;
    private final Map<String, INDArray> arrays;
    private final Precision precision;
    private final Mode mode;
    private final boolean forecast;
    private final int batch;
    private final int steps;
    private final int channels;
    private final WarpNetwork network;

    GoldenCase(JsonNode settings, Map<String, INDArray> arrays, Precision precision, Mode mode) {
        this.settings = settings;
        this.arrays = arrays;
        this.precision = precision;
        this.mode = mode;
        INDArray x = arrays.get("x");
        batch = (int) x.size(0);
        steps = (int) x.size(1);
        channels = (int) x.size(2);
        forecast = arrays.containsKey("tau_next");
        network = network();
    }

    String name() {
        return settings.get("name").asText();
    }

    boolean modeIsExact() {
        return network.recurrence().modes().contains(mode)
                && (mode != Mode.CHUNKED || arrays.containsKey("labels"));
    }

    /**
     * The arrays to hit, by name; y as the decoder or head gives it, of the last step alone where
     * the mode knows no other.
     */
    Map<String, INDArray> expected() {
        Map<String, INDArray> all = new LinkedHashMap<>();
        arrays.forEach(
                (name, array) -> {
                    if (name.equals("loss") || name.startsWith("grad_")) {
                        all.put(name, array);
                    }
                });
        all.put(
                "y",
                arrays.get("y")
                        .get(
                                NDArrayIndex.all(),
                                NDArrayIndex.interval(firstOutput(), steps),
                                NDArrayIndex.all()));
        return all;
    }

    private int firstOutput() {
        return mode == Mode.CHUNKED ? steps - 1 : 0;
    }

    Map<String, INDArray> run() {
        ParameterStore store = new ParameterStore(network.parameters(), precision, 1);
        Map<String, INDArray> weights = store.copies();
        weights.replaceAll((name, value) -> arrays.get(golden(name)).reshape('c', value.shape()));
        store.restore(weights);
        INDArray gradient = store.newGradient();
        Map<String, INDArray> got = new LinkedHashMap<>();
        try (OneBlock pass = new OneBlock(network, block(), store, gradient)) {
            double loss = pass.forward();
            pass.backward();
            got.put("loss", Nd4j.createFromArray(loss));
            got.put("y", outputs(pass));
        }
        store.names().forEach(name -> got.put("grad_" + golden(name), store.view(gradient, name)));
        requireSameInOneSweep(store, gradient);
        return got;
    }

    /** Training runs forward and backward together where it can. */
    private void requireSameInOneSweep(ParameterStore store, INDArray gradient) {
        INDArray swept = store.newGradient();
        try (OneBlock pass = new OneBlock(network, block(), store, swept)) {
            pass.train();
        }
        double difference = swept.sub(gradient).norm2Number().doubleValue();
        double tolerance = precision == Precision.FLOAT64 ? 1e-12 : 1e-5;
        assertThat(difference)
                .as("one sweep against two, %s", name())
                .isLessThanOrEqualTo(tolerance * gradient.norm2Number().doubleValue());
    }

    private static String golden(String name) {
        return switch (name) {
            case "recurrence.A" -> "A";
            case "recurrence.B" -> "B";
            case "initial.theta0" -> "theta0";
            case "decoder.dynamic-tanh" -> "dtanh";
            default -> name.replaceAll("initial\\.(weight|bias)(\\d+)", "init$2_$1");
        };
    }

    private WarpNetwork network() {
        Activation activation =
                Activation.valueOf(settings.get("activation").asText().toUpperCase(Locale.ROOT));
        boolean classify = settings.hasNonNull("classes");
        boolean gaussian = settings.path("negative_log_likelihood").asBoolean();
        Head head =
                classify
                        ? new ClassificationHead(settings.get("classes").asInt())
                        : gaussian
                                ? new GaussianHead(settings.get("std_lower_bound").asDouble())
                                : new PointHead(forecast ? 1 : 0.5);
        int outputs = head.outputSize(channels);
        boolean dynamicTanh = arrays.containsKey("dtanh");
        Decoder decoder =
                new MlpDecoder(
                        new MlpDecoderConfig(
                                settings.get("root_width").asInt(),
                                settings.get("root_hidden_layers").asInt(),
                                activation,
                                dynamicTanh
                                        ? MlpDecoderConfig.Output.DYNAMIC_TANH
                                        : MlpDecoderConfig.Output.LINEAR,
                                1,
                                settings.path("root_sees_input").asBoolean(),
                                0),
                        channels,
                        outputs,
                        classify ? outputs : channels);
        int size = decoder.stateSize();
        Drive drive = new Drive(channels, settings.path("time_as_channel").asBoolean(), false);
        double limit =
                settings.hasNonNull("weights_limit")
                        ? settings.get("weights_limit").asDouble()
                        : Double.POSITIVE_INFINITY;
        Recurrence recurrence =
                new DenseRecurrenceFactory()
                        .create(
                                new RecurrenceConfig(),
                                new RecurrenceContext(size, drive.size(), limit));
        InitialState initial;
        if (arrays.containsKey("theta0")) {
            initial = new LearnedInitialState(size, seed -> new double[size]);
        } else {
            List<Integer> sizes = new ArrayList<>(List.of(channels));
            for (int l = 0; arrays.containsKey("init" + l + "_bias"); l++) {
                sizes.add((int) arrays.get("init" + l + "_bias").length());
            }
            initial = new InitialNetwork(sizes, activation, seed -> new double[size]);
        }
        return new WarpNetwork(initial, drive, recurrence, mode, decoder, head, precision);
    }

    private SequenceBlock block() {
        boolean classify = arrays.containsKey("labels");
        double[][] x = new double[steps][channels * batch];
        double[][] targets = new double[steps][classify ? batch : channels * batch];
        double[][] weights = new double[steps][batch];
        double[][] forced = new double[steps][batch];
        double[][] tau = new double[steps][batch];
        double[][] decodeTau = new double[steps][batch];
        int ahead = forecast ? 1 : 0;
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < batch; n++) {
                for (int c = 0; c < channels; c++) {
                    x[t][c * batch + n] = arrays.get("x").getDouble(n, t, c);
                    if (!classify && t + ahead < steps) {
                        targets[t][c * batch + n] = arrays.get("x").getDouble(n, t + ahead, c);
                    }
                }
                if (classify) {
                    targets[t][n] = arrays.get("labels").getDouble(n);
                    weights[t][n] = t == steps - 1 ? 1.0 / batch : 0;
                } else {
                    weights[t][n] = t + ahead < steps ? 1.0 / (batch * (steps - ahead)) : 0;
                }
                forced[t][n] = forecast ? arrays.get("forced").getDouble(n, t) : 1;
                decodeTau[t][n] =
                        forecast
                                ? arrays.get("tau_next").getDouble(t)
                                : arrays.get("t").getDouble(n, t, 0);
                tau[t][n] =
                        !forecast
                                ? decodeTau[t][n]
                                : t == 0 ? 0 : arrays.get("tau_next").getDouble(t - 1);
            }
        }
        return new SequenceBlock(
                batch, steps, ahead, x, targets, weights, forced, tau, decodeTau, decodeTau, steps,
                true);
    }

    private INDArray outputs(OneBlock pass) {
        int outputs = network.decoder().outputSize();
        int first = firstOutput();
        int count = steps - first;
        double[] y = new double[batch * count * outputs];
        boolean gaussian = network.head() instanceof GaussianHead;
        for (int t = first; t < steps; t++) {
            Lanes out = pass.output(t);
            for (int n = 0; n < batch; n++) {
                for (int o = 0; o < outputs; o++) {
                    y[(n * count + t - first) * outputs + o] =
                            gaussian && o >= channels
                                    ? network.head().sd(out, o - channels, n)
                                    : out.get(o, n);
                }
            }
        }
        return Nd4j.createFromArray(y).reshape('c', batch, count, outputs);
    }
}
