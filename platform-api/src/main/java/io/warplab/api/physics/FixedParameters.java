package io.warplab.api.physics;

import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A prior some of whose parameters are known: they are held at a value and are no parameters any
 * more. Its system, where it has one, is the same system with the same parameters held.
 */
public final class FixedParameters implements Prior {
    private final Prior prior;
    private final Held held;

    private FixedParameters(Prior prior, Held held) {
        this.prior = prior;
        this.held = held;
    }

    /**
     * Holds parameters.
     *
     * @param values parameter name to its value in the prior's unit; a value may lie outside the
     *     parameter's bounds, which are bounds for what is inferred
     * @return {@code prior} itself where nothing is held
     * @throws io.warplab.api.error.WarpException {@code unknown-parameter} for names that the prior
     *     does not have and for values that are not finite
     */
    public static Prior of(Prior prior, Map<String, Double> values) {
        List<String> known = prior.parameters().stream().map(Quantity::name).toList();
        Problems problems = new Problems();
        values.forEach(
                (name, value) -> {
                    problems.require(
                            known.contains(name),
                            name,
                            "the prior has no such parameter."
                                    + DidYouMean.hint(name, known)
                                    + " It has: "
                                    + String.join(", ", known));
                    problems.require(
                            value != null && Double.isFinite(value),
                            name,
                            "expected a finite number, got " + value);
                });
        problems.throwIfAny("unknown-parameter", "Mend the names or values under fixed.");
        return values.isEmpty() ? prior : new FixedParameters(prior, Held.of(known, values));
    }

    /** Which parameters are held: NaN for those that are not. */
    private record Held(double[] values) {
        static Held of(List<String> names, Map<String, Double> values) {
            return new Held(
                    names.stream()
                            .mapToDouble(name -> values.getOrDefault(name, Double.NaN))
                            .toArray());
        }

        /** All parameters, from those that are free. */
        <T extends CalculusFieldElement<T>> T[] complete(T any, T[] free) {
            T[] all = MathArrays.buildArray(any.getField(), values.length);
            int next = 0;
            for (int k = 0; k < all.length; k++) {
                all[k] = Double.isNaN(values[k]) ? free[next++] : any.newInstance(values[k]);
            }
            return all;
        }

        double[] complete(double[] free) {
            double[] all = values.clone();
            int next = 0;
            for (int k = 0; k < all.length; k++) {
                all[k] = Double.isNaN(all[k]) ? free[next++] : all[k];
            }
            return all;
        }

        List<Quantity> free(List<Quantity> parameters) {
            List<Quantity> left = new ArrayList<>();
            for (int k = 0; k < values.length; k++) {
                if (Double.isNaN(values[k])) {
                    left.add(parameters.get(k));
                }
            }
            return left;
        }
    }

    @Override
    public Form form() {
        return prior.form();
    }

    @Override
    public List<Quantity> states() {
        return prior.states();
    }

    @Override
    public String timeUnit() {
        return prior.timeUnit();
    }

    @Override
    public List<Quantity> parameters() {
        return held.free(prior.parameters());
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] predict(
            T time, T step, T[] state, T[] parameters, int substeps) {
        return prior.predict(time, step, state, held.complete(time, parameters), substeps);
    }

    @Override
    public List<Quantity> inputs() {
        return prior.inputs();
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] predict(
            T time, T step, T[] state, T[] parameters, T[] inputs, T[] nextInputs, int substeps) {
        T[] all = held.complete(time, parameters);
        return prior.predict(time, step, state, all, inputs, nextInputs, substeps);
    }

    @Override
    public Optional<DynamicalSystem> system() {
        return prior.system().map(system -> new FixedSystem(system, held));
    }

    /** A system's vector field with the same parameters held. */
    private record FixedSystem(DynamicalSystem system, Held held) implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            SystemManifest all = system.manifest();
            List<Quantity> free = held.free(all.parameters());
            Set<String> left = new HashSet<>(free.stream().map(Quantity::name).toList());
            return new SystemManifest(
                    all.name(),
                    all.summary(),
                    all.states(),
                    free,
                    all.timeUnit(),
                    all.characteristicTime(),
                    all.invariants().stream().map(this::reduced).toList(),
                    all.citation(),
                    all.lyapunovExponent(),
                    all.terms().stream()
                            .filter(term -> left.containsAll(term.off().keySet()))
                            .toList());
        }

        private Invariant reduced(Invariant invariant) {
            return new Invariant(
                    invariant.name(),
                    invariant.unit(),
                    (x, p) -> invariant.value().at(x, held.complete(p)),
                    invariant.holds());
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(
                T time, T[] state, T[] parameters) {
            return system.derivatives(time, state, held.complete(time, parameters));
        }
    }

    @Override
    public String toString() {
        return prior + " with held parameters " + Arrays.toString(held.values());
    }
}
