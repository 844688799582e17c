package io.warplab.baselines.seasonalnaive;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;

/**
 * Settings of the seasonal naive forecast.
 *
 * @param season steps in a season, or null to find it
 */
public record SeasonalNaiveConfig(
        @Doc(
                        value =
                                "steps in a season, such as 24 for hourly data; absent: where the autocorrelation of the"
                                        + " training part peaks",
                        unit = "steps",
                        range = ">= 1")
                Integer season) {
    /** The season is found. */
    public SeasonalNaiveConfig() {
        this(null);
    }

    public SeasonalNaiveConfig {
        new Problems()
                .require(
                        season == null || season >= 1,
                        "season",
                        "expected at least 1 step, got " + season)
                .throwIfAny("bad-season", "");
    }
}
