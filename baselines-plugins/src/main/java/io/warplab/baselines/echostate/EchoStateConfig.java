package io.warplab.baselines.echostate;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.baselines.regression.PenaltySearch;
import java.util.List;

/**
 * Settings of an echo-state network.
 *
 * @param units N, size of the reservoir
 * @param connections incoming connections of a unit from other units
 * @param spectralRadius largest absolute eigenvalue of the reservoir's matrix
 * @param leak share of a unit's state that is new at each step
 * @param inputScale input weights and biases are uniform in [-inputScale, inputScale]
 * @param washout steps at the start of each sequence that the fit leaves out
 * @param ridge penalties to choose from
 */
public record EchoStateConfig(
        @Doc(value = "units in the reservoir", range = "1 .. 5000") int units,
        @Doc(value = "incoming connections of each unit", range = ">= 1") int connections,
        @Doc(
                        value =
                                "largest absolute eigenvalue of the reservoir's matrix: how long it remembers",
                        range = "> 0")
                double spectralRadius,
        @Doc(value = "share of a unit's state that is new at each step", range = "(0, 1]")
                double leak,
        @Doc(value = "largest absolute input weight and bias, in scaled units", range = "> 0")
                double inputScale,
        @Doc(
                        value =
                                "steps at the start of each sequence that a forecast's fit leaves out; less where the"
                                        + " context is shorter",
                        unit = "steps",
                        range = ">= 0")
                int washout,
        @Doc(
                        value =
                                "penalty on the squared read-out weights; of several, the one that predicts the last tenth"
                                        + " of the training sequences best",
                        range = "> 0, one number or a list")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Double> ridge) {
    /** 300 units, spectral radius 0.9, no leak. */
    public EchoStateConfig() {
        this(300, 10, 0.9, 1.0, 0.5, 20, List.of(1e-6, 1e-8, 1e-4, 1e-2));
    }

    public EchoStateConfig {
        Problems problems = new Problems();
        problems.require(units >= 1 && units <= 5000, "units", "expected 1 to 5000, got " + units);
        problems.require(
                connections >= 1, "connections", "expected at least 1, got " + connections);
        problems.require(
                spectralRadius > 0 && Double.isFinite(spectralRadius),
                "spectral-radius",
                "expected a positive number, got " + spectralRadius);
        problems.require(leak > 0 && leak <= 1, "leak", "expected a share in (0, 1], got " + leak);
        problems.require(
                inputScale > 0 && Double.isFinite(inputScale),
                "input-scale",
                "expected a positive number, got " + inputScale);
        problems.require(washout >= 0, "washout", "expected at least 0 steps, got " + washout);
        PenaltySearch.check(ridge, problems);
        problems.throwIfAny("bad-echo-state", "");
        ridge = List.copyOf(ridge);
    }
}
