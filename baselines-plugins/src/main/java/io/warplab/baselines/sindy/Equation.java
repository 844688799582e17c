package io.warplab.baselines.sindy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** dx/dt = coefficients * terms(x, u), in raw units, where u are known inputs. Not thread-safe. */
final class Equation {
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

    /**
     * The equation over a while in which the known inputs go linearly from one value to another.
     *
     * @param from variables at time 0; the states among them are not looked at
     * @param to variables at the end
     * @param duration the while, above 0
     */
    OrdinaryDifferentialEquation driven(double[] from, double[] to, double duration) {
        double[] variables = new double[from.length];
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return coefficients.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                System.arraycopy(x, 0, variables, 0, x.length);
                for (int c = x.length; c < variables.length; c++) {
                    variables[c] = from[c] + t / duration * (to[c] - from[c]);
                }
                return slope(variables);
            }
        };
    }

    private double[] slope(double[] variables) {
        library.evaluate(variables, terms);
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
