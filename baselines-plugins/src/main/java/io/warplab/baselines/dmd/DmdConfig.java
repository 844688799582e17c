package io.warplab.baselines.dmd;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;

/**
 * Settings of dynamic mode decomposition.
 *
 * @param delays observations in a stack
 * @param rank number of modes, or null to choose by energy
 * @param energy share of the energy that the modes keep
 * @param constant whether the stack ends in a 1
 */
public record DmdConfig(
        @Doc(
                        value =
                                "observations stacked, the newest included; at most the context counts",
                        unit = "steps",
                        range = "1 .. 1024")
                int delays,
        @Doc(
                        value =
                                "number of modes; absent: as many as keep the share 'energy' of the data's",
                        range = ">= 1")
                Integer rank,
        @Doc(
                        value =
                                "share of the squared singular values that the modes keep; 1: all that double precision"
                                        + " can tell apart. Not used where rank is given",
                        range = "(0, 1]")
                double energy,
        @Doc("whether a constant 1 is stacked as well, so that motion need not be about 0")
                boolean constant) {
    /** 10 delays, modes by energy, with a constant. */
    public DmdConfig() {
        this(10, null, 0.99999, true);
    }

    public DmdConfig {
        Problems problems = new Problems();
        problems.require(
                delays >= 1 && delays <= 1024, "delays", "expected 1 to 1024 steps, got " + delays);
        problems.require(
                rank == null || rank >= 1, "rank", "expected at least 1 mode, got " + rank);
        problems.require(
                energy > 0 && energy <= 1, "energy", "expected a share in (0, 1], got " + energy);
        problems.throwIfAny("bad-dmd", "");
    }
}
