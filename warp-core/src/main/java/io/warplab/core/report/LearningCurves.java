package io.warplab.core.report;

import java.util.List;

/**
 * How models' errors fall with the amount of data, and what that says.
 *
 * @param findings sentences, shown above the chart
 * @param amount what the amount counts, such as {@code training sequences}
 * @param error what is plotted, such as {@code relative error}
 * @param meaning one sentence on it
 * @param curves one per model, in the order of the comparison
 */
public record LearningCurves(
        List<String> findings, String amount, String error, String meaning, List<Curve> curves) {
    public LearningCurves {
        findings = List.copyOf(findings);
        curves = List.copyOf(curves);
    }

    /**
     * One model's curve and the trainings behind it.
     *
     * @param model name, the same in every section
     * @param amounts [S] ascending
     * @param means [S] mean error at each amount
     * @param eachAmount [R] amount of every training
     * @param each [R] error of every training
     */
    public record Curve(
            String model, double[] amounts, double[] means, double[] eachAmount, double[] each) {
        public Curve {
            if (amounts.length != means.length || eachAmount.length != each.length) {
                throw new IllegalArgumentException("errors and amounts of " + model + " differ");
            }
        }
    }
}
