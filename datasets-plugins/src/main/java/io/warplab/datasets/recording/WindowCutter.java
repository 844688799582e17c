package io.warplab.datasets.recording;

import io.warplab.datasets.sequence.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts recordings into sequences of chosen columns. A window whose first row was not observed
 * cannot start a sequence and is left out.
 */
public final class WindowCutter {
    private final int[] inputs;
    private final int[] targets;
    private int leftOut;

    /**
     * @param inputs columns of the recordings that become input channels
     * @param targets columns that become target channels
     */
    public WindowCutter(int[] inputs, int[] targets) {
        this.inputs = inputs.clone();
        this.targets = targets.clone();
    }

    /** The windows of one span, in time order. */
    public List<Sequence> cut(GapFill.Filled filled, Span span, WindowRule rule) {
        Recording recording = filled.recording();
        boolean own = Arrays.equals(inputs, targets);
        double[][] in = columns(recording, span, inputs);
        double[][] out = own ? in : columns(recording, span, targets);
        List<Sequence> sequences = new ArrayList<>();
        for (int i = 0; i < rule.count(span); i++) {
            Span window = rule.window(span, i);
            if (!filled.observed()[window.from()]) {
                leftOut++;
                continue;
            }
            int from = window.from() - span.from();
            int to = window.to() - span.from();
            double[][] windowIn = Arrays.copyOfRange(in, from, to);
            sequences.add(
                    new Sequence(
                            Arrays.copyOfRange(recording.time(), window.from(), window.to()),
                            windowIn,
                            own ? windowIn : Arrays.copyOfRange(out, from, to),
                            Arrays.copyOfRange(filled.observed(), window.from(), window.to())));
        }
        return sequences;
    }

    /** How many windows were left out since their first row was not observed. */
    public int leftOut() {
        return leftOut;
    }

    private static double[][] columns(Recording recording, Span span, int[] chosen) {
        double[][] rows = new double[span.rows()][chosen.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < chosen.length; c++) {
                rows[r][c] = recording.values()[span.from() + r][chosen[c]];
            }
        }
        return rows;
    }
}
