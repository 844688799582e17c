package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.sequence.SequenceView;

/**
 * A {@link Drive} as arrays of the engine, with the clock as the last input where it is wanted. I
 * is D_x, in a forecast plus the known inputs of the step that is predicted, plus one with the
 * clock.
 */
public final class Feed {
    private final NDManager manager;
    private final Drive drive;
    private final boolean clocked;

    Feed(NDManager manager, Drive drive, boolean clocked) {
        this.manager = manager;
        this.drive = drive;
        this.clocked = clocked;
    }

    /** S. */
    public int steps() {
        return drive.steps();
    }

    /** N. */
    public int lanes() {
        return drive.lanes();
    }

    /** The sequences themselves, for an architecture that sees a context as a whole. */
    public SequenceView view() {
        return drive.view();
    }

    /** First steps of the view that such an architecture may see. */
    public int context() {
        return drive.context();
    }

    /** tau of what the output of a step is about. */
    public double tau(int step, int lane) {
        return drive.clock()[step * drive.lanes() + lane];
    }

    /** End of the run of steps from t on whose inputs are all data; t itself if there is none. */
    public int knownUntil(int t) {
        return drive.forcedUntil(t);
    }

    /**
     * Inputs of steps that data drive; 0 where a prediction is wanted.
     *
     * @return [to - from, N, I]
     */
    public NDArray known(int from, int to) {
        return manager.create(rows(from, to), new Shape(to - from, drive.lanes(), inputs()));
    }

    /**
     * Input of a step: data where there are any, else what was predicted. Known inputs are data in
     * any case.
     *
     * @param previous [N, at least D_y] output of the step before, whose first channels are fed
     *     back; null where data drive all sequences
     * @return [N, I]
     */
    public NDArray fedBack(int t, NDArray previous) {
        int forced = drive.forcedLanes(t);
        if (forced == drive.lanes()) {
            return known(t, t + 1).squeeze(0);
        }
        NDArray values =
                previous.getShape().get(1) == drive.fedBack()
                        ? previous
                        : previous.get(new NDIndex().addAllDim().addSliceDim(0, drive.fedBack()));
        if (forced > 0) {
            float[] free = new float[drive.lanes()];
            for (int n = 0; n < free.length; n++) {
                free[n] = drive.forced()[t * drive.lanes() + n] ? 0 : 1;
            }
            // The drive's data is 0 where it does not force.
            values =
                    values.mul(manager.create(free, new Shape(drive.lanes(), 1)))
                            .add(columns(t, 0, drive.fedBack()));
        }
        return inputs() == drive.fedBack()
                ? values
                : values.concat(columns(t, drive.fedBack(), inputs()), 1);
    }

    private int inputs() {
        return drive.channels() + (clocked ? 1 : 0);
    }

    private float[] rows(int from, int to) {
        int first = from * drive.lanes();
        int count = (to - from) * drive.lanes();
        float[] rows = new float[count * inputs()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    drive.data(),
                    (first + i) * drive.channels(),
                    rows,
                    i * inputs(),
                    drive.channels());
            if (clocked) {
                rows[(i + 1) * inputs() - 1] = drive.clock()[first + i];
            }
        }
        return rows;
    }

    /** Inputs {@code from} to {@code to} of a step, the latter excluded, [N, to - from]. */
    private NDArray columns(int t, int from, int to) {
        float[] rows = rows(t, t + 1);
        return manager.create(
                Lanes.cut(rows, drive.lanes(), inputs(), 1, from, to),
                new Shape(drive.lanes(), to - from));
    }
}
