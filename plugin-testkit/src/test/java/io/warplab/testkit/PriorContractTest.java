package io.warplab.testkit;

import io.warplab.api.config.Doc;
import io.warplab.api.error.WarpException;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.PriorContext;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.spi.ComponentInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

/** A right prior passes; each wrong one, and each wrong config, fails the check meant for it. */
class PriorContractTest {
    @Test
    void aRightPriorPasses() {
        ContractRun.of(Right.class).passes();
    }

    @Test
    void aStepTakenFromLaneZeroIsTold() {
        ContractRun.of(OneStepForAll.class)
                .fails("everyLaneTakesItsOwnStep", "lanes differ in step");
    }

    @Test
    void aLostDerivativeIsTold() {
        ContractRun.of(LostDerivative.class)
                .fails("derivativesAgreeWithFiniteDifferences", "methods of T")
                .andNothingElseBut(
                        "derivativesAgreeWithFiniteDifferences",
                        "everyParameterMatters",
                        "everyLaneTakesItsOwnStep");
    }

    @Test
    void aKeptNumberIsTold() {
        ContractRun.of(KeptStep.class)
                .fails("numbersAreNotKeptBetweenCalls", "must keep no number")
                .andNothingElseBut("numbersAreNotKeptBetweenCalls");
    }

    @Test
    void aWrongOrderIsTold() {
        ContractRun.of(WrongOrder.class)
                .fails("convergesWithTheOrderThatItNames", "2^2", "name another order")
                .andNothingElseBut("convergesWithTheOrderThatItNames");
    }

    @Test
    void ignoredSubstepsAreTold() {
        ContractRun.of(IgnoresSubsteps.class)
                .fails("convergesWithTheOrderThatItNames", "see that substeps are taken");
    }

    @Test
    void moreThanTheStateIsTold() {
        ContractRun.of(TooMany.class)
                .fails("predictionsHaveOneValuePerStateAndAreFinite", "one value per state");
    }

    @Test
    void driftAtStepZeroIsTold() {
        ContractRun.of(Drifting.class)
                .fails("aStepOfZeroStaysWhereItIs", "A step of 0")
                .andNothingElseBut("aStepOfZeroStaysWhereItIs", "convergesWithTheOrderThatItNames");
    }

    @Test
    void wrongConfigsAreTold() {
        ContractRun.of(BadDefaults.class)
                .fails("defaultsAreValid", "gain: expected a positive number", "valid defaults");
        ContractRun.of(Undocumented.class)
                .fails("everySettingIsDocumented", "@Doc", "[\"gain\"]")
                .andNothingElseBut("everySettingIsDocumented");
        ContractRun.of(ArrayConfig.class)
                .fails("configSurvivesJson", "arrays are not equal")
                .andNothingElseBut("configSurvivesJson");
        ContractRun.of(RequiredOnly.class).fails("configSurvivesJson", "Override config()");
        ContractRun.of(BadName.class)
                .fails("nameIsKebabCase", "kebab-case")
                .andNothingElseBut("nameIsKebabCase", "infoHasASummary");
    }

    /** Defaults: rate 1. */
    record Good(@Doc("a setting") double gain, @Doc("another") List<String> names) {
        Good() {
            this(1, List.of("a"));
        }
    }

    record Invalid(@Doc("a setting") double gain) {
        Invalid() {
            this(-1);
        }

        Invalid {
            if (!(gain > 0)) {
                throw WarpException.user("bad", "gain: expected a positive number", "");
            }
        }
    }

    record Bare(double gain) {
        Bare() {
            this(1);
        }
    }

    record Arrays(@Doc("a setting") double[] gains) {
        Arrays() {
            this(new double[] {1, 2});
        }
    }

    record Required(@Doc("a setting") double gain) {}

    /** x' = -rate x by Euler steps. */
    private static class Decay implements Prior {
        private static final DynamicalSystem SYSTEM =
                new DynamicalSystem() {
                    @Override
                    public SystemManifest manifest() {
                        return new SystemManifest(
                                "decay",
                                "x' = -rate x",
                                List.of(new Quantity("x", "x", "", -10, 10, 1)),
                                List.of(new Quantity("rate", "k", "1/s", 0.1, 5, 1)),
                                "s",
                                1,
                                List.of(),
                                "");
                    }

                    @Override
                    public <T extends CalculusFieldElement<T>> T[] derivatives(
                            T time, T[] x, T[] p) {
                        T[] dx = MathArrays.buildArray(time.getField(), 1);
                        dx[0] = x[0].multiply(p[0]).negate();
                        return dx;
                    }
                };

        @Override
        public Form form() {
            return Form.STEP;
        }

        @Override
        public String timeUnit() {
            return "s";
        }

        @Override
        public List<Quantity> states() {
            return SYSTEM.manifest().states();
        }

        @Override
        public List<Quantity> parameters() {
            return SYSTEM.manifest().parameters();
        }

        @Override
        public Optional<DynamicalSystem> system() {
            return Optional.of(SYSTEM);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] predict(
                T time, T step, T[] state, T[] p, int substeps) {
            T[] y = MathArrays.buildArray(time.getField(), 1);
            y[0] = state[0];
            T h = step.divide(substeps);
            for (int i = 0; i < substeps; i++) {
                y[0] = y[0].subtract(y[0].multiply(p[0]).multiply(h));
            }
            return y;
        }
    }

    /** A contract on a prior and a config type. */
    abstract static class Named<C> extends PriorContract<C> {
        private final Class<C> configType;
        private final Prior prior;
        private final int order;

        Named(Class<C> configType, Prior prior, int order) {
            this.configType = configType;
            this.prior = prior;
            this.order = order;
        }

        @Override
        protected OptionalInt order() {
            return OptionalInt.of(order);
        }

        @Override
        protected PriorFactory<C> factory() {
            return new PriorFactory<>() {
                @Override
                public Prior create(C config, PriorContext context) {
                    return prior;
                }

                @Override
                public String name() {
                    return componentName();
                }

                @Override
                public Class<C> configType() {
                    return configType;
                }

                @Override
                public ComponentInfo info() {
                    return new ComponentInfo(componentName().equals("decay") ? "Decay." : "", "");
                }
            };
        }

        String componentName() {
            return "decay";
        }
    }

    static class Right extends Named<Good> {
        Right() {
            super(Good.class, new Decay(), 1);
        }
    }

    static class WrongOrder extends Named<Good> {
        WrongOrder() {
            super(Good.class, new Decay(), 2);
        }
    }

    static class BadDefaults extends Named<Invalid> {
        BadDefaults() {
            super(Invalid.class, new Decay(), 1);
        }
    }

    static class Undocumented extends Named<Bare> {
        Undocumented() {
            super(Bare.class, new Decay(), 1);
        }
    }

    static class ArrayConfig extends Named<Arrays> {
        ArrayConfig() {
            super(Arrays.class, new Decay(), 1);
        }
    }

    static class RequiredOnly extends Named<Required> {
        RequiredOnly() {
            super(Required.class, new Decay(), 1);
        }
    }

    static class BadName extends Named<Good> {
        BadName() {
            super(Good.class, new Decay(), 1);
        }

        @Override
        String componentName() {
            return "Decay_1";
        }
    }

    static class OneStepForAll extends Named<Good> {
        OneStepForAll() {
            super(
                    Good.class,
                    new Decay() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] predict(
                                T time, T step, T[] state, T[] p, int substeps) {
                            T same = step.subtract(step.getAddendum());
                            return super.predict(time, same, state, p, substeps);
                        }
                    },
                    1);
        }
    }

    static class LostDerivative extends Named<Good> {
        LostDerivative() {
            super(
                    Good.class,
                    new Decay() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] predict(
                                T time, T step, T[] state, T[] p, int substeps) {
                            T[] constant = MathArrays.buildArray(time.getField(), 1);
                            constant[0] = p[0].newInstance(p[0].getReal());
                            return super.predict(time, step, state, constant, substeps);
                        }
                    },
                    1);
        }
    }

    static class KeptStep extends Named<Good> {
        KeptStep() {
            super(
                    Good.class,
                    new Decay() {
                        private final Map<Object, Object> ones = new ConcurrentHashMap<>();

                        @Override
                        @SuppressWarnings("unchecked")
                        public <T extends CalculusFieldElement<T>> T[] predict(
                                T time, T step, T[] state, T[] p, int substeps) {
                            T one =
                                    (T)
                                            ones.computeIfAbsent(
                                                    time.getField(), f -> time.newInstance(1));
                            return super.predict(time, step.multiply(one), state, p, substeps);
                        }
                    },
                    1);
        }
    }

    static class IgnoresSubsteps extends Named<Good> {
        IgnoresSubsteps() {
            super(
                    Good.class,
                    new Decay() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] predict(
                                T time, T step, T[] state, T[] p, int substeps) {
                            return super.predict(time, step, state, p, 1);
                        }
                    },
                    1);
        }
    }

    static class TooMany extends Named<Good> {
        TooMany() {
            super(
                    Good.class,
                    new Decay() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] predict(
                                T time, T step, T[] state, T[] p, int substeps) {
                            T[] y = MathArrays.buildArray(time.getField(), 2);
                            y[0] = super.predict(time, step, state, p, substeps)[0];
                            return y;
                        }
                    },
                    1);
        }
    }

    static class Drifting extends Named<Good> {
        Drifting() {
            super(
                    Good.class,
                    new Decay() {
                        @Override
                        public <T extends CalculusFieldElement<T>> T[] predict(
                                T time, T step, T[] state, T[] p, int substeps) {
                            T[] y = super.predict(time, step, state, p, substeps);
                            y[0] = y[0].add(1e-3);
                            return y;
                        }
                    },
                    1);
        }
    }
}
