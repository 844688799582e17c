package io.warplab.api.lanes;

/** Activation functions of root and initial networks. */
public enum Activation {
    /** max(0, x). */
    RELU {
        @Override
        public double value(double x) {
            return x > 0 ? x : 0;
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    /** tanh x. */
    TANH {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x) {
            double y = Math.tanh(x);
            return 1 - y * y;
        }
    },
    /** x / (1 + e^-x), also called SiLU (Ramachandran et al. 2017). */
    SWISH {
        @Override
        public double value(double x) {
            return x / (1 + Math.exp(-x));
        }

        @Override
        public double derivative(double x) {
            double s = 1 / (1 + Math.exp(-x));
            return s * (1 + x * (1 - s));
        }
    },
    /** sin x (Sitzmann et al. 2020, with frequency 1). */
    SIN {
        @Override
        public double value(double x) {
            return Math.sin(x);
        }

        @Override
        public double derivative(double x) {
            return Math.cos(x);
        }
    };

    /** f(x). */
    public abstract double value(double x);

    /** f'(x); at a kink the derivative from the left. */
    public abstract double derivative(double x);
}
