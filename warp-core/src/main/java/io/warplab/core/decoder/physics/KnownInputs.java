package io.warplab.core.decoder.physics;

import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.DecoderBlock;

/**
 * The inputs of a prior among a block's channels, in physical units. They are known at every step,
 * beyond the context too; beyond the last step they stay what they were.
 */
final class KnownInputs {
    private final DecoderBlock block;
    private final int[] channels;
    private final Normalisation scaling;

    /**
     * @param channels number of each input among the block's channels
     * @param scaling of all the block's channels
     */
    KnownInputs(DecoderBlock block, int[] channels, Normalisation scaling) {
        this.block = block;
        this.channels = channels;
        this.scaling = scaling;
    }

    /** At a step, [input][lane]. */
    double[][] at(int t) {
        double[][] all = new double[channels.length][block.lanes()];
        if (all.length > 0) {
            double[] row = block.observed()[block.row(Math.min(t, block.steps() - 1))];
            double[] scale = scaling.scale();
            double[] offset = scaling.offset();
            for (int i = 0; i < all.length; i++) {
                int c = channels[i];
                for (int n = 0; n < block.lanes(); n++) {
                    all[i][n] = row[c * block.lanes() + n] * scale[c] + offset[c];
                }
            }
        }
        return all;
    }
}
