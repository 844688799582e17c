package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Term;
import java.util.Arrays;
import java.util.List;

/** What the terms that a manifest names keep to, at a number of points. */
final class TermChecks {
    private final DynamicalSystem system;
    private final List<FieldPoint> points;
    private final long seed;

    TermChecks(DynamicalSystem system, List<FieldPoint> points, long seed) {
        this.system = system;
        this.points = points;
        this.seed = seed;
    }

    void check() {
        List<Term> terms = system.manifest().terms();
        assertThat(terms)
                .as("Terms' names must be unique: 'warp ablate' tells them apart by name")
                .extracting(Term::name)
                .doesNotHaveDuplicates();
        for (Term term : terms) {
            assertThat(term.name())
                    .as("term '%s': its name stands in results and must be kebab-case", term.name())
                    .matches(Checks.KEBAB_CASE);
            check(term);
        }
    }

    private void check(Term term) {
        List<FieldPoint> without = points.stream().map(p -> without(term, p)).toList();
        boolean changes = false;
        for (int i = 0; i < points.size(); i++) {
            double[] dx = without.get(i).value(system);
            Checks.finite(
                    dx,
                    "The derivatives without the term '%s' (choose other values in its off; seed"
                            + " %d, at %s)",
                    term.name(),
                    seed,
                    without.get(i));
            changes |= !Arrays.equals(dx, points.get(i).value(system));
        }
        assertThat(changes)
                .as(
                        "Without the term '%s' (%s) the derivatives are what they are with it, at %d"
                                + " points (seed %d). Name in its off the parameter that scales the"
                                + " term, with the value at which it vanishes.",
                        term.name(), term.off(), points.size(), seed)
                .isTrue();
        othersStillMatter(term, without);
    }

    private FieldPoint without(Term term, FieldPoint point) {
        List<String> known = system.manifest().parameters().stream().map(Quantity::name).toList();
        FieldPoint changed = point;
        for (String parameter : term.off().keySet()) {
            int k = known.indexOf(parameter);
            if (k < 0) {
                fail(
                        "term '%s': its off names '%s', which is no parameter of the system; it has"
                                + " %s",
                        term.name(), parameter, String.join(", ", known));
            }
            changed = changed.with(point.state().length + k, term.off().get(parameter));
        }
        return changed;
    }

    private void othersStillMatter(Term term, List<FieldPoint> without) {
        double[][][] lanes = FieldPoint.laneJacobians(system, without);
        int states = system.manifest().states().size();
        List<Quantity> parameters = system.manifest().parameters();
        for (int k = 0; k < parameters.size(); k++) {
            int column = states + k;
            String name = parameters.get(k).name();
            boolean matters =
                    Arrays.stream(lanes)
                            .flatMapToDouble(row -> Arrays.stream(row[column]))
                            .anyMatch(d -> d != 0);
            assertThat(matters || term.off().containsKey(name))
                    .as(
                            "Without the term '%s', parameter '%s' changes no derivative at any of"
                                    + " %d points (seed %d), so nothing could identify it: name it in"
                                    + " the term's off as well, with its initial value.",
                            term.name(), name, without.size(), seed)
                    .isTrue();
        }
    }
}
