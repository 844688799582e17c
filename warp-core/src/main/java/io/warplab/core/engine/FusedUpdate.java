package io.warplab.core.engine;

import io.warplab.api.recurrence.Workers;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.Part;
import java.util.Optional;

/**
 * AdaBelief (Zhuang et al. 2020) and Adam (Kingma, Ba 2015) in float32 in one sweep over
 * parameters, gradient and moments, in chunks that stay in the first-level cache, shared by the
 * workers. The same numbers as ND4J's updaters, which take about ten sweeps; the same layout of the
 * state: first moments, then second moments.
 */
final class FusedUpdate {
    /** Elements in hand at once. */
    private static final int CHUNK = 1024;

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    /** Which rule. */
    enum Rule {
        ADABELIEF(1e-14),
        ADAM(1e-8);

        private final double epsilon;

        Rule(double epsilon) {
            this.epsilon = epsilon;
        }

        static Optional<Rule> named(String name) {
            for (Rule rule : values()) {
                if (rule.name().equalsIgnoreCase(name)) {
                    return Optional.of(rule);
                }
            }
            return Optional.empty();
        }
    }

    private final Rule rule;
    private final NativeMatrix moments;
    private final Workers workers;

    /**
     * @param moments [1, 2 n]: n first moments, then n second moments
     */
    FusedUpdate(Rule rule, NativeMatrix moments, Workers workers) {
        this.rule = rule;
        this.moments = moments;
        this.workers = workers;
    }

    /**
     * One step.
     *
     * @param parameters [1, n]
     * @param gradient [1, n]
     * @param scale on the gradient
     * @param rate learning rate
     * @param iteration steps done before
     */
    void apply(
            NativeMatrix parameters,
            NativeMatrix gradient,
            double scale,
            double rate,
            long iteration) {
        int n = parameters.columnCount();
        double step = iteration + 1.0;
        float corrected =
                (float) (rate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step)));
        if (n <= CHUNK) { // not worth waking anyone
            new Chunk((float) scale, corrected).update(parameters, gradient, 0, n, n);
            return;
        }
        workers.run(
                me -> {
                    Chunk chunk = new Chunk((float) scale, corrected);
                    Part share = new Part(me, workers.count());
                    int end = share.from(n) + share.size(n);
                    for (int from = share.from(n); from < end; from += CHUNK) {
                        chunk.update(parameters, gradient, from, Math.min(CHUNK, end - from), n);
                    }
                });
    }

    /** Work space of one worker. */
    private final class Chunk {
        private final float[] p = new float[CHUNK];
        private final float[] g = new float[CHUNK];
        private final float[] m = new float[CHUNK];
        private final float[] s = new float[CHUNK];
        private final float scale;
        private final float rate;

        Chunk(float scale, float rate) {
            this.scale = scale;
            this.rate = rate;
        }

        void update(
                NativeMatrix parameters, NativeMatrix gradient, int from, int count, int total) {
            parameters.read(from, p, count);
            gradient.read(from, g, count);
            moments.read(from, m, count);
            moments.read(total + from, s, count);
            if (rule == Rule.ADABELIEF) {
                adaBelief(count);
            } else {
                adam(count);
            }
            parameters.write(from, p, count);
            moments.write(from, m, count);
            moments.write(total + from, s, count);
        }

        /** One result to a loop: C2 vectorises those, and not loops that write several arrays. */
        private void adaBelief(int count) {
            float b1 = (float) BETA1;
            float c1 = 1 - b1;
            float b2 = (float) BETA2;
            float c2 = 1 - b2;
            float epsilon = (float) rule.epsilon;
            for (int i = 0; i < count; i++) {
                m[i] = b1 * m[i] + c1 * (g[i] * scale);
            }
            for (int i = 0; i < count; i++) {
                g[i] = g[i] * scale - m[i];
            }
            for (int i = 0; i < count; i++) {
                s[i] = b2 * s[i] + c2 * g[i] * g[i] + epsilon;
            }
            move(count, epsilon);
        }

        private void adam(int count) {
            float b1 = (float) BETA1;
            float c1 = 1 - b1;
            float b2 = (float) BETA2;
            float c2 = 1 - b2;
            float epsilon = (float) rule.epsilon;
            for (int i = 0; i < count; i++) {
                g[i] = g[i] * scale;
            }
            for (int i = 0; i < count; i++) {
                m[i] = b1 * m[i] + c1 * g[i];
            }
            for (int i = 0; i < count; i++) {
                s[i] = b2 * s[i] + c2 * g[i] * g[i];
            }
            move(count, epsilon);
        }

        /** Moves the parameters by the moments; the gradient is done with. */
        private void move(int count, float epsilon) {
            for (int i = 0; i < count; i++) {
                g[i] = (float) Math.sqrt(s[i]) + epsilon;
            }
            for (int i = 0; i < count; i++) {
                p[i] -= rate * m[i] / g[i];
            }
        }
    }
}
