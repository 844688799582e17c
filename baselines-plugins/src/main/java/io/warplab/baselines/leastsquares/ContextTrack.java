package io.warplab.baselines.leastsquares;

import io.warplab.baselines.sequence.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is believed along one sequence: the estimate is renewed a few times as the context grows,
 * and stays after its end. An estimate of a step comes from that step and earlier ones alone.
 */
final class ContextTrack {
    private record Renewal(int step, SequenceFit fit) {}

    private final List<Renewal> renewals = new ArrayList<>();
    private final double[] prior;

    private ContextTrack(double[] prior) {
        this.prior = prior;
    }

    /**
     * Follows a sequence.
     *
     * @param samples those of the context
     * @param updates how often the estimate is renewed
     * @param prior parameters before anything is seen, in physical units
     * @param starts unknowns to start from
     */
    static ContextTrack of(
            Identification identification,
            Samples samples,
            int updates,
            double[] prior,
            double[]... starts) {
        ContextTrack track = new ContextTrack(prior);
        int done = 0;
        for (int k = 1; k <= updates; k++) {
            int seen = (int) ((long) samples.size() * k / updates);
            if (seen > done && seen >= Identification.LEAST_SAMPLES) {
                done = seen;
                int step = samples.steps()[seen - 1];
                identification
                        .fit(samples.range(0, seen), track.starts(starts))
                        .ifPresent(fit -> track.renewals.add(new Renewal(step, fit)));
            }
        }
        return track;
    }

    /** The last estimate is one more place to start from. */
    private double[][] starts(double[]... given) {
        if (renewals.isEmpty()) {
            return given;
        }
        double[][] more = Arrays.copyOf(given, given.length + 1);
        more[given.length] = last().orElseThrow().unknowns();
        return more;
    }

    /** The estimate at the end of the context; empty where there was too little to see. */
    Optional<SequenceFit> last() {
        return renewals.isEmpty()
                ? Optional.empty()
                : Optional.of(renewals.get(renewals.size() - 1).fit());
    }

    /** Parameters in physical units as believed after having seen step t. */
    double[] parameters(int t) {
        double[] believed = prior;
        for (Renewal renewal : renewals) {
            if (renewal.step() <= t) {
                believed = renewal.fit().values();
            }
        }
        return believed;
    }
}
