package io.warplab.testkit;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

/** A right system passes; each wrong one fails the check that is meant for it. */
class DynamicalSystemContractTest {
    @Test
    void aRightSystemPasses() {
        ContractRun.of(Right.class).passes();
    }

    @Test
    void aBadManifestIsTold() {
        ContractRun.of(BadName.class)
                .fails("manifestIsComplete", "kebab-case")
                .andNothingElseBut("manifestIsComplete");
        ContractRun.of(EndlessParameter.class)
                .fails("manifestIsComplete", "must be finite", "stiffness");
    }

    @Test
    void aMissingDerivativeIsTold() {
        ContractRun.of(OneDerivative.class)
                .fails(
                        "derivativesHaveOneValuePerStateAndAreFinite",
                        "one value per state",
                        "position, velocity");
    }

    @Test
    void derivativesThatAreNotFiniteAreTold() {
        ContractRun.of(Singular.class)
                .fails(
                        "derivativesHaveOneValuePerStateAndAreFinite",
                        "finite",
                        "narrow the bounds",
                        "seed " + ComponentContract.SEED);
    }

    @Test
    void memoryBetweenCallsIsTold() {
        ContractRun.of(Counting.class)
                .fails("derivativesAreAFunctionOfTheirArguments", "Keep nothing between calls")
                .fails("invariantsAreConserved", "the same at every call");
    }

    @Test
    void aSharedArrayIsTold() {
        ContractRun.of(SharedArray.class)
                .fails("derivativesAreAFunctionOfTheirArguments", "new array at every call");
    }

    @Test
    void workSpaceInAFieldIsTold() {
        ContractRun.of(WorkSpace.class)
                .fails("severalThreadsMayUseIt", "keep nothing in fields")
                .andNothingElseBut("severalThreadsMayUseIt");
    }

    @Test
    void aKeptNumberIsTold() {
        ContractRun.of(KeptConstant.class)
                .fails(
                        "numbersAreNotKeptBetweenCalls",
                        "must keep no number",
                        "not even a constant")
                .andNothingElseBut("numbersAreNotKeptBetweenCalls");
    }

    @Test
    void lookingAtOneLaneIsTold() {
        ContractRun.of(Branching.class)
                .fails("lanesAgreeWithPlainNumbers", "do not branch on getReal()");
    }

    @Test
    void aLostDerivativeIsTold() {
        ContractRun.of(LostDerivative.class)
                .fails(
                        "derivativesOfLanesAgreeWithGradientAndFiniteDifferences",
                        "getReal() loses its derivative");
    }

    @Test
    void aParameterWithoutInfluenceIsTold() {
        ContractRun.of(IdleParameter.class)
                .fails("everyParameterMatters", "'stiffness'", "Take it out")
                .andNothingElseBut("everyParameterMatters", "invariantsAreConserved");
    }

    @Test
    void aWrongInvariantIsTold() {
        ContractRun.of(WrongInvariant.class)
                .fails("invariantsAreConserved", "'energy'", "Correct the invariant")
                .andNothingElseBut("invariantsAreConserved");
        ContractRun.of(InvariantOfUnclearValidity.class)
                .fails("invariantsAreConserved", "Override conservingParameters()");
        ContractRun.of(InvariantAtRest.class)
                .fails("invariantsAreConserved", "Nothing moves from the start");
    }

    /** x'' = -stiffness x - friction x'. */
    private static class Oscillator implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            return manifest("oscillator", 50, "friction = 0", 1);
        }

        static SystemManifest manifest(
                String name, double upper, String holds, double potentialFactor) {
            return new SystemManifest(
                    name,
                    "x'' = -k x - c x'",
                    List.of(
                            quantity("position", Double.NEGATIVE_INFINITY, 1),
                            quantity("velocity", Double.NEGATIVE_INFINITY, 0)),
                    List.of(
                            new Quantity("stiffness", "k", "1/s^2", 1, upper, 4),
                            new Quantity("friction", "c", "1/s", 0, 2, 0.1)),
                    "s",
                    3,
                    List.of(
                            new Invariant(
                                    "energy",
                                    "m^2/s^2",
                                    (x, p) ->
                                            x[1] * x[1] / 2
                                                    + potentialFactor * p[0] * x[0] * x[0] / 2,
                                    holds)),
                    "");
        }

        private static Quantity quantity(String name, double lower, double initial) {
            return new Quantity(
                    name, name.substring(0, 1), "m", lower, Double.POSITIVE_INFINITY, initial);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 2);
            dx[0] = x[1];
            dx[1] = p[0].multiply(x[0]).add(p[1].multiply(x[1])).negate();
            return dx;
        }
    }

    /** Names the system under test; the subclasses are not found by themselves. */
    abstract static class Named extends DynamicalSystemContract {
        private final DynamicalSystem system;

        Named(DynamicalSystem system) {
            this.system = system;
        }

        @Override
        protected DynamicalSystem system() {
            return system;
        }
    }

    static class Right extends Named {
        Right() {
            super(new Oscillator());
        }
    }

    static class BadName extends Named {
        BadName() {
            super(
                    new Oscillator() {
                        @Override
                        public SystemManifest manifest() {
                            return manifest("My Oscillator", 50, "friction = 0", 1);
                        }
                    });
        }
    }

    static class EndlessParameter extends Named {
        EndlessParameter() {
            super(
                    new Oscillator() {
                        @Override
                        public SystemManifest manifest() {
                            return manifest(
                                    "oscillator", Double.POSITIVE_INFINITY, "friction = 0", 1);
                        }
                    });
        }
    }

    static class OneDerivative extends Named {
        OneDerivative() {
            super(
                    new Oscillator() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = MathArrays.buildArray(time.getField(), 1);
                            dx[0] = x[1];
                            return dx;
                        }
                    });
        }
    }

    static class Singular extends Named {
        Singular() {
            super(
                    new Oscillator() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            dx[1] = dx[1].add(x[0].sqrt());
                            return dx;
                        }
                    });
        }
    }

    static class Counting extends Named {
        Counting() {
            super(
                    new Oscillator() {
                        private int calls;

                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            dx[1] = dx[1].add(1e-6 * calls++);
                            return dx;
                        }
                    });
        }
    }

    static class SharedArray extends Named {
        SharedArray() {
            super(
                    new Oscillator() {
                        private Object last;

                        @Override
                        @SuppressWarnings("unchecked")
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            if (last == null || last.getClass() != dx.getClass()) {
                                last = dx;
                            }
                            T[] shared = (T[]) last;
                            System.arraycopy(dx, 0, shared, 0, dx.length);
                            return shared;
                        }
                    });
        }
    }

    static class WorkSpace extends Named {
        WorkSpace() {
            super(
                    new Oscillator() {
                        private Object product;

                        @Override
                        @SuppressWarnings("unchecked")
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            product = p[0].multiply(x[0]);
                            Thread.yield();
                            T[] dx = super.derivatives(time, x, p);
                            dx[1] = ((T) product).add(p[1].multiply(x[1])).negate();
                            return dx;
                        }
                    });
        }
    }

    static class KeptConstant extends Named {
        KeptConstant() {
            super(
                    new Oscillator() {
                        private final Map<Object, Object> ones = new ConcurrentHashMap<>();

                        @Override
                        @SuppressWarnings("unchecked")
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            T one =
                                    (T)
                                            ones.computeIfAbsent(
                                                    time.getField(), f -> time.newInstance(1));
                            dx[1] = dx[1].multiply(one);
                            return dx;
                        }
                    });
        }
    }

    static class Branching extends Named {
        Branching() {
            super(
                    new Oscillator() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            dx[1] = x[0].getReal() > 0 ? dx[1] : dx[1].multiply(2);
                            return dx;
                        }
                    });
        }
    }

    static class LostDerivative extends Named {
        LostDerivative() {
            super(
                    new Oscillator() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            dx[1] = dx[1].add(x[0].getReal() - x[0].newInstance(1).getReal());
                            return dx;
                        }
                    });
        }
    }

    static class IdleParameter extends Named {
        IdleParameter() {
            super(
                    new Oscillator() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            dx[1] = x[0].add(p[1].multiply(x[1])).negate();
                            return dx;
                        }
                    });
        }
    }

    static class WrongInvariant extends Named {
        WrongInvariant() {
            super(
                    new Oscillator() {
                        @Override
                        public SystemManifest manifest() {
                            return manifest("oscillator", 50, "friction = 0", 0.9);
                        }
                    });
        }
    }

    static class InvariantOfUnclearValidity extends Named {
        InvariantOfUnclearValidity() {
            super(
                    new Oscillator() {
                        @Override
                        public SystemManifest manifest() {
                            return manifest("oscillator", 50, "without friction", 1);
                        }
                    });
        }
    }

    static class InvariantAtRest extends Named {
        InvariantAtRest() {
            super(new Oscillator());
        }

        @Override
        protected double[] start() {
            return new double[2];
        }
    }
}
