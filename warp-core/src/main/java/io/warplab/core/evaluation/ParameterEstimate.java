package io.warplab.core.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a set of windows says of one physical parameter, each window by its estimate at the last
 * step of its context.
 *
 * @param name of the parameter
 * @param symbol as in the literature
 * @param unit of the parameter and of all spreads
 * @param windows windows with a finite estimate
 * @param median over windows
 * @param spread median absolute deviation over windows
 * @param lower 5 % quantile over windows
 * @param upper 95 % quantile over windows
 * @param contextSpread how much one window's estimate still moves: standard deviation over the
 *     second half of its context, median over windows
 * @param relativeError median over windows of |p - p*| / |p*| where the truth p* is known and not
 *     0, else NaN
 * @param values the estimates, [N], in the order of the windows
 */
public record ParameterEstimate(
        String name,
        String symbol,
        String unit,
        int windows,
        double median,
        double spread,
        double lower,
        double upper,
        double contextSpread,
        double relativeError,
        @JsonIgnore double[] values) {}
