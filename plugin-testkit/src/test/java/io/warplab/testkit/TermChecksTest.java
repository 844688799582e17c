package io.warplab.testkit;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

/** Right terms pass; each wrong one fails the check of terms and no other. */
class TermChecksTest {
    private static final String CHECK = "termsCanBeLeftOut";

    @Test
    void rightTermsPass() {
        ContractRun.of(Right.class).passes();
    }

    @Test
    void aNameTwiceIsTold() {
        ContractRun.of(Twice.class)
                .fails(CHECK, "names must be unique", "decay")
                .andNothingElseBut(CHECK);
    }

    @Test
    void aBadNameIsTold() {
        ContractRun.of(BadName.class)
                .fails(CHECK, "'The Decay'", "kebab-case")
                .andNothingElseBut(CHECK);
    }

    @Test
    void aParameterThatIsNotThereIsTold() {
        ContractRun.of(Missing.class)
                .fails(CHECK, "'rat'", "no parameter of the system", "rate, amplitude, frequency")
                .andNothingElseBut(CHECK);
    }

    @Test
    void aTermThatChangesNothingIsTold() {
        ContractRun.of(Idle.class)
                .fails(
                        CHECK,
                        "Without the term 'shift'",
                        "what they are with it",
                        "seed " + ComponentContract.SEED)
                .andNothingElseBut(CHECK, "everyParameterMatters");
    }

    @Test
    void aParameterThatTheTermAloneHasIsTold() {
        ContractRun.of(Leftover.class)
                .fails(CHECK, "Without the term 'drive'", "'frequency'", "name it in")
                .andNothingElseBut(CHECK);
    }

    @Test
    void aFieldThatIsNotFiniteWithoutTheTermIsTold() {
        ContractRun.of(Singular.class)
                .fails(CHECK, "without the term 'decay'", "must be finite")
                .andNothingElseBut(CHECK);
    }

    /** x' = -rate x + amplitude cos(frequency t). */
    private record Driven(List<Quantity> more, Term... terms) implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            List<Quantity> parameters =
                    new ArrayList<>(
                            List.of(
                                    new Quantity("rate", "k", "1/s", 0.1, 2, 1),
                                    new Quantity("amplitude", "A", "1/s", 0, 2, 1),
                                    new Quantity("frequency", "w", "1/s", 0.1, 2, 1)));
            parameters.addAll(more);
            return new SystemManifest(
                            "driven",
                            "x' = -k x + A cos(w t)",
                            List.of(Quantity.unbounded("x", "x", "", 1)),
                            parameters,
                            "s",
                            1,
                            List.of(),
                            "")
                    .withTerms(terms);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 1);
            T drive = p[2].multiply(time).cos().multiply(p[1]);
            dx[0] = drive.subtract(p[0].multiply(x[0]));
            return dx;
        }
    }

    /** The same written with the square root of the rate, whose slope is infinite at 0. */
    private record Rooted() implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            return new Driven(List.of(), new Term("decay", "- k x", Map.of("rate", -1.0)))
                    .manifest();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 1);
            T drive = p[2].multiply(time).cos().multiply(p[1]);
            dx[0] = drive.subtract(p[0].sqrt().multiply(x[0]));
            return dx;
        }
    }

    /** Names the system under test; the subclasses are not found by themselves. */
    abstract static class Named extends DynamicalSystemContract {
        private final DynamicalSystem system;

        Named(Term... terms) {
            this(new Driven(List.of(), terms));
        }

        Named(DynamicalSystem system) {
            this.system = system;
        }

        @Override
        protected DynamicalSystem system() {
            return system;
        }
    }

    private static final Term DECAY = Term.scaledBy("rate", "decay", "- k x");

    static class Right extends Named {
        Right() {
            super(
                    DECAY,
                    new Term("drive", "A cos(w t)", Map.of("amplitude", 0.0, "frequency", 1.0)));
        }
    }

    static class Twice extends Named {
        Twice() {
            super(DECAY, DECAY);
        }
    }

    static class BadName extends Named {
        BadName() {
            super(Term.scaledBy("rate", "The Decay", "- k x"));
        }
    }

    static class Missing extends Named {
        Missing() {
            super(Term.scaledBy("rat", "decay", "- k x"));
        }
    }

    static class Idle extends Named {
        Idle() {
            super(
                    new Driven(
                            List.of(new Quantity("shift", "s", "", -1, 1, 0.5)),
                            Term.scaledBy("shift", "shift", "s")));
        }
    }

    static class Leftover extends Named {
        Leftover() {
            super(Term.scaledBy("amplitude", "drive", "A cos(w t)"));
        }
    }

    static class Singular extends Named {
        Singular() {
            super(new Rooted());
        }
    }
}
