package io.warplab.testkit;

import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SeparableSystem;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

/** A right separable system passes; each wrong one fails the check that is meant for it. */
class SeparableSystemContractTest {
    @Test
    void aRightSystemPasses() {
        ContractRun.of(Right.class).passes();
    }

    @Test
    void anOddNumberOfStatesIsTold() {
        ContractRun.of(Odd.class)
                .fails("statesAreHalfPositionsHalfVelocities", "an odd number cannot be");
    }

    @Test
    void aMissingAccelerationIsTold() {
        ContractRun.of(TooMany.class)
                .fails("accelerationsHaveOneValuePerPosition", "one value per position");
    }

    @Test
    void frictionBesideTheAccelerationsIsTold() {
        ContractRun.of(Friction.class)
                .fails("derivativesAreVelocitiesAndAccelerations", "depends on a velocity")
                .fails("accelerationsInLanesAreThoseOfDerivatives", "what derivatives() gives")
                .andNothingElseBut(
                        "derivativesAreVelocitiesAndAccelerations",
                        "accelerationsInLanesAreThoseOfDerivatives");
    }

    @Test
    void velocitiesBeforePositionsAreTold() {
        ContractRun.of(Swapped.class)
                .fails("derivativesAreVelocitiesAndAccelerations", "must be the velocities");
    }

    @Test
    void aLostDerivativeOfTheAccelerationsIsTold() {
        ContractRun.of(LostDerivative.class)
                .fails("accelerationsInLanesAreThoseOfDerivatives", "methods of T")
                .andNothingElseBut("accelerationsInLanesAreThoseOfDerivatives");
    }

    @Test
    void writingToThePositionsIsTold() {
        ContractRun.of(InPlace.class)
                .fails("accelerationsLeaveTheirArgumentsAlone", "Build a new array");
    }

    /** q'' = -stiffness q. */
    private static class Spring implements SeparableSystem {
        @Override
        public SystemManifest manifest() {
            return manifest("position", "velocity");
        }

        static SystemManifest manifest(String... states) {
            return new SystemManifest(
                    "spring",
                    "q'' = -k q",
                    List.of(states).stream()
                            .map(name -> Quantity.unbounded(name, name, "", 1))
                            .toList(),
                    List.of(new Quantity("stiffness", "k", "1/s^2", 1, 50, 4)),
                    "s",
                    3,
                    List.of(),
                    "");
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] accelerations(T time, T[] q, T[] p) {
            T[] a = MathArrays.buildArray(time.getField(), 1);
            a[0] = p[0].multiply(q[0]).negate();
            return a;
        }
    }

    /** Names the system under test; the subclasses are not found by themselves. */
    abstract static class Named extends SeparableSystemContract {
        private final SeparableSystem system;

        Named(SeparableSystem system) {
            this.system = system;
        }

        @Override
        protected SeparableSystem system() {
            return system;
        }
    }

    static class Right extends Named {
        Right() {
            super(new Spring());
        }
    }

    static class Odd extends Named {
        Odd() {
            super(
                    new Spring() {
                        @Override
                        public SystemManifest manifest() {
                            return manifest("position", "velocity", "temperature");
                        }
                    });
        }
    }

    static class TooMany extends Named {
        TooMany() {
            super(
                    new Spring() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] accelerations(
                                T time, T[] q, T[] p) {
                            T[] a = MathArrays.buildArray(time.getField(), 2);
                            a[0] = p[0].multiply(q[0]).negate();
                            a[1] = a[0];
                            return a;
                        }
                    });
        }
    }

    static class Friction extends Named {
        Friction() {
            super(
                    new Spring() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = super.derivatives(time, x, p);
                            dx[1] = dx[1].subtract(x[1].multiply(0.1));
                            return dx;
                        }
                    });
        }
    }

    static class Swapped extends Named {
        Swapped() {
            super(
                    new Spring() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = MathArrays.buildArray(time.getField(), 2);
                            dx[0] = p[0].multiply(x[1]).negate();
                            dx[1] = x[0];
                            return dx;
                        }
                    });
        }
    }

    static class LostDerivative extends Named {
        LostDerivative() {
            super(
                    new Spring() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] derivatives(
                                T time, T[] x, T[] p) {
                            T[] dx = MathArrays.buildArray(time.getField(), 2);
                            dx[0] = x[1];
                            dx[1] = p[0].multiply(x[0]).negate();
                            return dx;
                        }

                        @Override
                        public <T extends CalculusFieldElement<T>> T[] accelerations(
                                T time, T[] q, T[] p) {
                            T[] a = MathArrays.buildArray(time.getField(), 1);
                            T stiffness = p[0].newInstance(p[0].getReal());
                            a[0] = stiffness.multiply(q[0]).negate();
                            return a;
                        }
                    });
        }
    }

    static class InPlace extends Named {
        InPlace() {
            super(
                    new Spring() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] accelerations(
                                T time, T[] q, T[] p) {
                            q[0] = p[0].multiply(q[0]).negate();
                            return q;
                        }
                    });
        }
    }
}
