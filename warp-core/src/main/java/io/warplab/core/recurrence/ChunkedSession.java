package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.LastStateSession;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;
import io.warplab.core.linalg.Transposition;
import java.util.Arrays;

/**
 * One block of a {@link ChunkedPass}. All lanes end at the end of the last chunk; a lane that is
 * shorter enters later: where its first chunk is not whole, its initial state goes through the
 * powers of A that make up the steps of that chunk.
 */
final class ChunkedSession implements LastStateSession {
    private static final int PANEL_COLUMNS = 512;

    private final ChunkedPass pass;
    private final NativePool pool;
    private final int lanes;
    private final int chunk;
    private final int chunks;
    private final int[] lengths;

    /** S_j that a lane's initial state is added to. */
    private final int[] entry;

    /** Steps of A that it has gone through by then; 0 where the first chunk is whole. */
    private final int[] exponent;

    private final boolean[] enters;
    private final Lanes staged;
    private final NativeMatrix coordinates;
    private final NativeMatrix drives;

    /** S_0 .. S_J, [D_theta, lanes]: the states between chunks. */
    private final NativeMatrix[] states;

    /** The initial states, then after each power of A. */
    private final NativeMatrix[] entering;

    ChunkedSession(ChunkedPass pass, RecurrenceBlock block, int[] last, NativePool pool) {
        this.pass = pass;
        this.pool = pool;
        lanes = block.lanes();
        chunk = pass.chunk();
        lengths = Arrays.stream(last).map(t -> t + 1).toArray();
        chunks = (Arrays.stream(lengths).max().orElse(1) + chunk - 1) / chunk;
        entry = new int[lanes];
        exponent = new int[lanes];
        enters = new boolean[chunks + 1];
        boolean whole = true;
        for (int n = 0; n < lanes; n++) {
            int before = chunks * chunk - lengths[n];
            entry[n] = (before + chunk - 1) / chunk;
            exponent[n] = entry[n] * chunk - before;
            enters[entry[n]] = true;
            whole &= exponent[n] == 0;
        }
        int d = pass.stateSize();
        int rows = chunks * chunk * pass.driveSize();
        staged = Lanes.zeros(pass.precision(), rows, lanes);
        drives = pool.take(pass.precision(), rows, lanes);
        coordinates = NativeMatrix.of(block.coordinates());
        states = new NativeMatrix[chunks + 1];
        Arrays.setAll(states, j -> pool.take(pass.precision(), d, lanes));
        entering = new NativeMatrix[whole ? 1 : pass.doublings() + 1];
        Arrays.setAll(entering, k -> pool.take(pass.precision(), d, lanes));
    }

    @Override
    public void drive(int t, Lanes drive) {
        int du = pass.driveSize();
        for (int n = 0; n < lanes; n++) {
            if (t < lengths[n]) {
                int position = chunks * chunk - lengths[n] + t;
                int within = position % chunk;
                int row = (position - within + chunk - 1 - within) * du;
                for (int i = 0; i < du; i++) {
                    staged.set(row + i, n, drive.get(i, n));
                }
            }
        }
    }

    private NativeMatrix drivesOf(int j) {
        int rows = chunk * pass.driveSize();
        return drives.rows(j * rows, rows);
    }

    @Override
    public void state(Lanes theta) {
        drives.load(staged);
        Blas.gemm(1, pass.starts(), false, coordinates, false, 0, entering[0]);
        for (int k = 0; k + 1 < entering.length; k++) {
            entering[k + 1].copy(entering[k]);
            Blas.gemm(1, pass.power(k), false, entering[k], false, 1, entering[k + 1]);
            keepOthers(k, entering[k], entering[k + 1]);
        }
        Lanes last = lanesOf(entering[entering.length - 1]);
        states[0].clear();
        enter(0, last);
        NativeMatrix power = pass.power(pass.doublings());
        pass.share(
                part -> {
                    int from = part.from(pass.stateSize());
                    int rows = part.size(pass.stateSize());
                    NativeMatrix kernel = pass.kernel().rows(from, rows);
                    NativeMatrix mine = power.rows(from, rows);
                    for (int j = 0; j < chunks; j++) {
                        NativeMatrix to = states[j + 1].rows(from, rows);
                        to.copy(states[j].rows(from, rows));
                        Blas.multiply(kernel, drivesOf(j), 1, to);
                        Blas.multiply(mine, states[j], 1, to);
                        pass.await();
                        if (enters[j + 1]) {
                            if (part.index() == 0) {
                                enter(j + 1, last);
                            }
                            pass.await();
                        }
                    }
                });
        states[chunks].store(theta);
    }

    /** Lanes whose exponent has no bit k stay as they were. */
    private void keepOthers(int k, NativeMatrix before, NativeMatrix after) {
        Lanes was = lanesOf(before);
        Lanes is = lanesOf(after);
        for (int n = 0; n < lanes; n++) {
            if ((exponent[n] >> k & 1) == 0) {
                for (int r = 0; r < is.rows(); r++) {
                    is.set(r, n, was.get(r, n));
                }
            }
        }
        after.load(is);
    }

    private void enter(int j, Lanes from) {
        if (enters[j]) {
            Lanes sum = lanesOf(states[j]);
            for (int n = 0; n < lanes; n++) {
                if (entry[n] == j) {
                    for (int r = 0; r < sum.rows(); r++) {
                        sum.set(r, n, sum.get(r, n) + from.get(r, n));
                    }
                }
            }
            states[j].load(sum);
        }
    }

    private static Lanes lanesOf(NativeMatrix m) {
        Lanes to = Lanes.zeros(m.precision(), m.rowCount(), m.columnCount());
        m.store(to);
        return to;
    }

    @Override
    public void backward(Lanes dTheta, Lanes dCoordinates) {
        int d = pass.stateSize();
        Lanes dEntering = Lanes.zeros(pass.precision(), d, lanes);
        NativeMatrix power = pass.power(pass.doublings());
        NativeMatrix transposed = pool.take(pass.precision(), d, d);
        NativeMatrix[] lambda = new NativeMatrix[chunks + 1];
        Arrays.setAll(lambda, j -> pool.take(pass.precision(), d, lanes));
        lambda[chunks].load(dTheta);
        try (GradientPanel panel =
                new GradientPanel(
                        gradientOfTopPower(),
                        pool,
                        pass.precision(),
                        d,
                        lanes,
                        PANEL_COLUMNS,
                        chunks)) {
            pass.share(
                    part -> {
                        int from = part.from(d);
                        int rows = part.size(d);
                        Transposition.copy(power, transposed, part);
                        pass.await();
                        NativeMatrix mine = transposed.rows(from, rows);
                        for (int j = chunks - 1; j >= 0; j--) {
                            NativeMatrix to = lambda[j].rows(from, rows);
                            to.copy(lambda[j + 1].rows(from, rows));
                            Blas.multiply(mine, lambda[j + 1], 1, to);
                            pass.await();
                        }
                        sumProducts(panel, lambda, part);
                    });
        }
        for (int j = 0; j <= chunks; j++) {
            if (enters[j]) {
                leave(j, lanesOf(lambda[j]), dEntering);
            }
        }
        pool.give(lambda);
        pool.give(transposed);
        backwardToStart(dEntering, dCoordinates);
    }

    private void sumProducts(GradientPanel panel, NativeMatrix[] lambda, Part part) {
        int from = part.from(pass.stateSize());
        int rows = part.size(pass.stateSize());
        NativeMatrix dKernel = pass.kernelGradient().rows(from, rows);
        for (int j = 0; j < chunks; j += panel.slots()) {
            int count = Math.min(panel.slots(), chunks - j);
            for (int i = 0; i < count; i++) {
                Blas.gemm(
                        1,
                        lambda[j + i + 1].rows(from, rows),
                        false,
                        drivesOf(j + i),
                        true,
                        1,
                        dKernel);
                panel.put(i, lambda[j + i + 1], states[j + i], part);
            }
            pass.await();
            panel.accumulate(count, part);
            pass.await();
        }
    }

    private void leave(int j, Lanes lambda, Lanes dEntering) {
        for (int n = 0; n < lanes; n++) {
            if (entry[n] == j) {
                for (int r = 0; r < lambda.rows(); r++) {
                    dEntering.set(r, n, lambda.get(r, n));
                }
            }
        }
    }

    private void backwardToStart(Lanes dEntering, Lanes dCoordinates) {
        NativeMatrix g = NativeMatrix.of(dEntering);
        NativeMatrix through = pool.take(pass.precision(), pass.stateSize(), lanes);
        for (int k = entering.length - 2; k >= 0; k--) {
            Lanes passed = lanesOf(g);
            for (int n = 0; n < lanes; n++) {
                boolean passes = (exponent[n] >> k & 1) == 1;
                for (int r = 0; !passes && r < passed.rows(); r++) {
                    passed.set(r, n, 0);
                }
            }
            through.load(passed);
            Blas.gemm(1, through, false, entering[k], true, 1, pass.powerGradient(k));
            Blas.gemm(1, pass.power(k), true, through, false, 1, g);
        }
        Blas.gemm(1, g, false, coordinates, true, 1, pass.startGradient());
        if (dCoordinates != null) {
            try (NativeMatrix out =
                    NativeMatrix.uninitialised(
                            pass.precision(), dCoordinates.rows(), dCoordinates.lanes())) {
                Blas.gemm(1, pass.starts(), true, g, false, 0, out);
                out.store(dCoordinates);
            }
        }
        pool.give(through);
        g.close();
    }

    private Transition.Gradient gradientOfTopPower() {
        NativeMatrix sum = pass.powerGradient(pass.doublings());
        return new Transition.Gradient() {
            @Override
            public void accumulate(NativeMatrix y, NativeMatrix x, Part part) {
                int from = part.from(sum.rowCount());
                int rows = part.size(sum.rowCount());
                Blas.gemm(1, y.rows(from, rows), false, x, true, 1, sum.rows(from, rows));
            }

            @Override
            public void addTo(ParameterAccess parameters) {}
        };
    }

    @Override
    public void close() {
        pool.give(states);
        pool.give(entering);
        pool.give(drives);
        coordinates.close();
    }
}
