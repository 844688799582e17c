package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceSession;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A diagonal A, forward and backward in one sweep: beside theta it carries theta's derivatives by
 * the parameters forward (real-time recurrent learning; Williams, Zipser, Neural Computation 1,
 * 1989). With a full A that would cost D_theta^3 a step; here each root weight depends on its own
 * parameters alone. Nothing is kept of the steps, so memory does not grow with T.
 *
 * <pre>
 * theta_t = f theta_{t-1} + sum_j b_j v_j
 * E_t     = f E_{t-1} + f' theta_{t-1}       d theta_t / d (parameter of f)
 * V_j,t   = f V_j,t-1 + v_j                  d theta_t / d b_j
 * P_t     = f P_{t-1},  P_{-1} = 1           d theta_t / d theta_{-1}
 * </pre>
 *
 * The traces run behind the states: they take a step when its gradient is there.
 */
final class TraceSession extends SweptSession {
    private final StepFactors source;
    private final double[] b;
    private final RecurrenceBlock block;
    private final RecurrenceBatch batch;
    private final DiagonalGradients gradients;
    private final int size;
    private final int driveSize;
    private final int lanes;
    private final double[] factors;
    private final double[] slopes;

    /** The state that is ahead, and the one that the traces have come to. */
    private final Lanes theta;

    private final Lanes behind;
    private final Lanes sensitivity;
    private final Lanes[] driven;
    private final double[] decayed;

    /** Gradient of theta_{-1}. */
    private final Lanes dStart;

    private final Lanes scratch;
    private final Lanes drive;

    /** Drives of the steps that the traces have not taken, [D_u, width]. */
    private Lanes held;

    private int heldFrom;
    private int heldCount;
    private final double[] sums;

    TraceSession(
            StepFactors source,
            double[] b,
            RecurrenceBatch batch,
            RecurrenceBlock block,
            DiagonalGradients gradients,
            Supplier<RecurrenceSession> stepwise) {
        super(stepwise);
        this.source = source;
        this.b = b;
        this.block = block;
        this.batch = batch;
        this.gradients = gradients;
        size = gradients.rates().length;
        driveSize = b.length / size;
        lanes = block.lanes();
        factors = new double[size];
        slopes = new double[size];
        sums = new double[size];
        theta = zeros(size);
        behind = zeros(size);
        sensitivity = zeros(size);
        driven = new Lanes[driveSize];
        Arrays.setAll(driven, j -> zeros(size));
        decayed = new double[size];
        Arrays.fill(decayed, 1);
        dStart = zeros(size);
        scratch = zeros(size);
        drive = zeros(driveSize);
        for (int c = 0; c < batch.starts().lanes(); c++) {
            for (int i = 0; i < size; i++) {
                theta.addScaledRows(i, batch.starts().get(i, c), block.coordinates(), c, 1);
            }
        }
        behind.copyRows(0, theta, 0, size);
    }

    private Lanes zeros(int rows) {
        Precision precision = batch.precision();
        return Lanes.zeros(precision, rows, lanes);
    }

    @Override
    public void steps(int t, int count, Lanes drives, Lanes out) {
        catchUp(null);
        if (held == null) {
            held = Lanes.zeros(batch.precision(), driveSize, drives.lanes());
        }
        held.copyRows(0, drives, 0, driveSize);
        heldFrom = t;
        heldCount = count;
        if (count * lanes < out.lanes()) {
            out.fill(0);
        }
        for (int i = 0; i < count; i++) {
            source.read(t + i, factors, slopes);
            drive.copyLanes(0, held, i * lanes, lanes);
            advance(theta);
            out.copyLanes(i * lanes, theta, 0, lanes);
        }
    }

    private void advance(Lanes state) {
        state.scaleRows(factors);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < driveSize; j++) {
                state.addScaledRows(i, b[i * driveSize + j], drive, j, 1);
            }
        }
    }

    @Override
    public void backwardSteps(int t, int count, Lanes dTheta) {
        catchUp(dTheta);
    }

    /**
     * Takes the traces over the steps that are held.
     *
     * @param dTheta gradients of these steps' states, or null where none counts
     */
    private void catchUp(Lanes dTheta) {
        for (int k = 0; k < heldCount; k++) {
            source.read(heldFrom + k, factors, slopes);
            drive.copyLanes(0, held, k * lanes, lanes);
            sensitivity.scaleRows(factors);
            for (int i = 0; i < size; i++) {
                sensitivity.addScaledRows(i, slopes[i], behind, i, 1);
                decayed[i] *= factors[i];
            }
            for (int j = 0; j < driveSize; j++) {
                driven[j].scaleRows(factors);
                for (int i = 0; i < size; i++) {
                    driven[j].addScaledRows(i, 1, drive, j, 1);
                }
            }
            advance(behind);
            if (dTheta != null) {
                scratch.copyLanes(0, dTheta, k * lanes, lanes);
                takeGradient(scratch);
            }
        }
        heldCount = 0;
    }

    private void takeGradient(Lanes g) {
        g.addRowProducts(sensitivity, gradients.rates());
        for (int j = 0; j < driveSize; j++) {
            Arrays.fill(sums, 0);
            g.addRowProducts(driven[j], sums);
            for (int i = 0; i < size; i++) {
                gradients.b()[i * driveSize + j] += sums[i];
            }
        }
        for (int i = 0; i < size; i++) {
            dStart.addScaledRows(i, decayed[i], g, i, 1);
        }
    }

    @Override
    void finishSweep(Lanes dCoordinates) {
        for (int c = 0; c < batch.starts().lanes(); c++) {
            Arrays.fill(sums, 0);
            dStart.addProductsWithRow(block.coordinates(), c, sums);
            for (int i = 0; i < size; i++) {
                gradients.starts()[i][c] += sums[i];
            }
        }
        if (dCoordinates != null) {
            dCoordinates.fill(0);
            for (int c = 0; c < batch.starts().lanes(); c++) {
                for (int i = 0; i < size; i++) {
                    dCoordinates.addScaledRows(c, batch.starts().get(i, c), dStart, i, 1);
                }
            }
        }
    }

    @Override
    void closeSweep() {}
}
