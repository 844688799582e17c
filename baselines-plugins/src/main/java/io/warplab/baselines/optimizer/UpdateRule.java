package io.warplab.baselines.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One step of an optimiser on one array. Moments start at zero; steps count from 1. */
enum UpdateRule {
    /**
     * Zhuang et al., AdaBelief Optimizer, 2020, algorithm 2: the second moment of g - m; epsilon
     * 1e-16.
     */
    ADABELIEF("m", "s") {
        @Override
        void apply(float[] w, float[] g, float[][] moments, double rate, long step) {
            double c1 = 1 - Math.pow(BETA1, step);
            double c2 = 1 - Math.pow(BETA2, step);
            for (int i = 0; i < w.length; i++) {
                float m = first(moments[0], i, g[i]);
                double surprise = (double) g[i] - m;
                float s =
                        (float)
                                (BETA2 * moments[1][i]
                                        + (1 - BETA2) * surprise * surprise
                                        + BELIEF_EPSILON);
                moments[1][i] = s;
                w[i] -= (float) (rate * (m / c1) / (Math.sqrt(s / c2) + BELIEF_EPSILON));
            }
        }
    },
    /** Kingma and Ba, Adam, 2014, algorithm 1. */
    ADAM("m", "v") {
        @Override
        void apply(float[] w, float[] g, float[][] moments, double rate, long step) {
            double c1 = 1 - Math.pow(BETA1, step);
            double c2 = 1 - Math.pow(BETA2, step);
            for (int i = 0; i < w.length; i++) {
                float m = first(moments[0], i, g[i]);
                float v = second(moments[1], i, g[i], BETA2);
                w[i] -= (float) (rate * (m / c1) / (Math.sqrt(v / c2) + EPSILON));
            }
        }
    },
    /** Loshchilov and Hutter, Decoupled weight decay regularization, 2017; decay 0.01. */
    ADAMW("m", "v") {
        @Override
        void apply(float[] w, float[] g, float[][] moments, double rate, long step) {
            for (int i = 0; i < w.length; i++) {
                w[i] -= (float) (rate * DECAY * w[i]);
            }
            ADAM.apply(w, g, moments, rate, step);
        }
    },
    /** Dozat, Incorporating Nesterov momentum into Adam, 2016, with constant momentum. */
    NADAM("m", "v") {
        @Override
        void apply(float[] w, float[] g, float[][] moments, double rate, long step) {
            double c1 = 1 - Math.pow(BETA1, step);
            double c2 = 1 - Math.pow(BETA2, step);
            for (int i = 0; i < w.length; i++) {
                float m = first(moments[0], i, g[i]);
                float v = second(moments[1], i, g[i], BETA2);
                w[i] -=
                        (float)
                                (rate
                                        * (BETA1 * m + (1 - BETA1) * g[i])
                                        / c1
                                        / (Math.sqrt(v / c2) + EPSILON));
            }
        }
    },
    /** Reddi et al., On the convergence of Adam and beyond, 2018, with bias correction. */
    AMSGRAD("m", "v", "v-max") {
        @Override
        void apply(float[] w, float[] g, float[][] moments, double rate, long step) {
            double c1 = 1 - Math.pow(BETA1, step);
            double c2 = 1 - Math.pow(BETA2, step);
            for (int i = 0; i < w.length; i++) {
                float m = first(moments[0], i, g[i]);
                float v = second(moments[1], i, g[i], BETA2);
                moments[2][i] = Math.max(moments[2][i], v);
                w[i] -= (float) (rate * (m / c1) / (Math.sqrt(moments[2][i] / c2) + EPSILON));
            }
        }
    },
    /** Tieleman and Hinton, RMSProp, 2012; decay 0.95. */
    RMSPROP("v") {
        @Override
        void apply(float[] w, float[] g, float[][] moments, double rate, long step) {
            for (int i = 0; i < w.length; i++) {
                float v = second(moments[0], i, g[i], RMS_DECAY);
                w[i] -= (float) (rate * g[i] / (Math.sqrt(v) + EPSILON));
            }
        }
    },
    /** Plain gradient descent. */
    SGD() {
        @Override
        void apply(float[] w, float[] g, float[][] moments, double rate, long step) {
            for (int i = 0; i < w.length; i++) {
                w[i] -= (float) (rate * g[i]);
            }
        }
    };

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double BELIEF_EPSILON = 1e-16;
    private static final double DECAY = 0.01;
    private static final double RMS_DECAY = 0.95;

    private final List<String> moments;

    UpdateRule(String... moments) {
        this.moments = List.of(moments);
    }

    /**
     * Updates an array in place.
     *
     * @param w weights
     * @param g gradient
     * @param moments one array per {@link #moments()}, updated
     * @param rate learning rate
     * @param step number of this step, from 1
     */
    abstract void apply(float[] w, float[] g, float[][] moments, double rate, long step);

    /** Names of the arrays it keeps per weight array. */
    List<String> moments() {
        return moments;
    }

    static Optional<UpdateRule> named(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(UpdateRule::label).toList();
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static float first(float[] m, int i, float g) {
        m[i] = (float) (BETA1 * m[i] + (1 - BETA1) * g);
        return m[i];
    }

    private static float second(float[] v, int i, float g, double beta) {
        v[i] = (float) (beta * v[i] + (1 - beta) * g * g);
        return v[i];
    }
}
