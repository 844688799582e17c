package io.warplab.baselines.sindy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** dx/dt = coefficients * terms(x), in raw units. Not thread-safe. */
final class Equation implements OrdinaryDifferentialEquation {
    private final TermLibrary library;
    private final double[][] coefficients;
    private final double[] terms;

    /**
     * @param coefficients [D, terms]
     */
    Equation(TermLibrary library, double[][] coefficients) {
        this.library = library;
        this.coefficients = coefficients;
        terms = new double[library.size()];
    }

    /** [D, terms], not a copy. */
    double[][] coefficients() {
        return coefficients;
    }

    @Override
    public int getDimension() {
        return coefficients.length;
    }

    @Override
    public double[] computeDerivatives(double t, double[] x) {
        library.evaluate(x, terms);
        double[] slope = new double[coefficients.length];
        for (int c = 0; c < slope.length; c++) {
            double sum = 0;
            for (int j = 0; j < terms.length; j++) {
                // A dropped term must stay out even where it overflows.
                sum += coefficients[c][j] == 0 ? 0 : coefficients[c][j] * terms[j];
            }
            slope[c] = sum;
        }
        return slope;
    }

    /** One line for each state, such as {@code dx/dt = -10 x + 10 y}. */
    String text(List<String> variables) {
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < coefficients.length; c++) {
            List<String> parts = new ArrayList<>();
            for (int j = 0; j < terms.length; j++) {
                if (coefficients[c][j] != 0) {
                    String term = library.name(j, variables);
                    parts.add(
                            String.format(Locale.ROOT, "%.5g", coefficients[c][j])
                                    + (term.equals("1") ? "" : " " + term));
                }
            }
            lines.add(
                    "d"
                            + variables.get(c)
                            + "/dt = "
                            + (parts.isEmpty() ? "0" : String.join(" + ", parts)));
        }
        return String.join("; ", lines).replace("+ -", "- ");
    }
}
