package io.warplab.core.report.chart;

/**
 * One axis of a chart.
 *
 * @param label quantity with its unit, or empty
 * @param scale maps values onto it
 */
public record Axis(String label, Scale scale) {
    /**
     * An axis for a quantity.
     *
     * @param unit empty for a number without one
     */
    public static Axis of(String quantity, String unit, Scale scale) {
        return new Axis(unit.isEmpty() ? quantity : quantity + " (" + unit + ")", scale);
    }
}
