package io.warplab.core.ablation;

import io.warplab.core.ablation.Variant.Kind;
import io.warplab.core.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an ablation says, in sentences that are computed from its numbers and nothing else. */
public final class Findings {
    /** Errors nearer to each other than this count as the same. */
    private static final double SAME = 1.05;

    /** Failures of a variant that are told in full. */
    private static final int SHOWN = 3;

    private final AblationResult result;

    private Findings(AblationResult result) {
        this.result = result;
    }

    /** One or more sentences for each physical model. */
    public static List<String> of(AblationResult result) {
        Findings findings = new Findings(result);
        List<String> all = new ArrayList<>();
        for (String model : result.plan().models()) {
            List<Variant> variants =
                    result.plan().variants().stream().filter(v -> v.model().equals(model)).toList();
            Variant on = variants.get(0);
            for (Variant variant : variants.subList(1, variants.size())) {
                all.addAll(
                        variant.kind() == Kind.OFF
                                ? findings.data(on, variant)
                                : List.of(findings.difference(on, variant)));
            }
        }
        result.plan().variants().forEach(v -> findings.failures(v).ifPresent(all::add));
        return all;
    }

    /** {@code 1 sequence}, {@code 10 sequences}. */
    static String sequences(int count) {
        return count + (count == 1 ? " sequence" : " sequences");
    }

    /** What the prior bought in error, and in data. */
    private List<String> data(Variant on, Variant off) {
        List<String> both = new ArrayList<>();
        both.add(difference(on, off));
        int best = smallestError(off);
        int bestOn = smallestError(on);
        Spread offAtBest = result.error(off.label(), best);
        Spread onAtBest = result.error(on.label(), bestOn);
        if (Double.isNaN(offAtBest.mean()) || Double.isNaN(onAtBest.mean())) {
            return both; // one of them has no results at all
        }
        int enough = fewest(on, offAtBest);
        if (enough > 0) {
            both.add(at(on, enough) + " beats " + any(off, best) + ".");
            return both;
        }
        int reversed = fewest(off, onAtBest);
        both.add(
                reversed > 0
                        ? at(off, reversed)
                                + " beats "
                                + at(on, bestOn)
                                + ": this prior costs data instead of saving it."
                        : "No number of sequences tried lets "
                                + on.label()
                                + " or "
                                + off.label()
                                + " beat the other's best beyond the spread over seeds.");
        return both;
    }

    /** A variant on any number of sequences, by the size at which it errs least. */
    private String any(Variant variant, int best) {
        return best == result.largest()
                ? at(variant, best)
                : variant.label()
                        + " with any number up to "
                        + result.largest()
                        + " (at best "
                        + shown(result.error(variant.label(), best))
                        + ", with "
                        + sequences(best)
                        + ")";
    }

    private String at(Variant variant, int size) {
        return variant.label()
                + " with "
                + sequences(size)
                + " ("
                + shown(result.error(variant.label(), size))
                + ")";
    }

    /** The size at which a variant errs least. */
    private int smallestError(Variant variant) {
        int best = result.largest();
        double least = result.error(variant.label(), best).mean();
        for (int size : result.sizes()) {
            double error = result.error(variant.label(), size).mean();
            if (error < least || Double.isNaN(least) && !Double.isNaN(error)) {
                best = size;
                least = error;
            }
        }
        return best;
    }

    /** The fewest sequences with which a variant errs less, beyond the spread; 0: none. */
    private int fewest(Variant variant, Spread than) {
        for (int size : result.sizes()) {
            Spread error = result.error(variant.label(), size);
            if (error.mean() + error.margin() < than.mean() - than.margin()) {
                return size;
            }
        }
        return 0;
    }

    /** A variant beside prior on, at the largest size. */
    private String difference(Variant on, Variant other) {
        int size = result.largest();
        Spread with = result.error(on.label(), size);
        Spread without = result.error(other.label(), size);
        String start = "With " + sequences(size) + ", " + other.label();
        if (Double.isNaN(with.mean()) || Double.isNaN(without.mean())) {
            return start
                    + " cannot be compared: "
                    + (Double.isNaN(without.mean()) ? other : on).label()
                    + " failed.";
        }
        double ratio = without.mean() / with.mean();
        String numbers = " (" + shown(without) + " against " + shown(with) + ")";
        boolean clear = Math.abs(without.mean() - with.mean()) > with.margin() + without.margin();
        if (ratio < SAME && ratio > 1 / SAME || !clear) {
            return start + " errs as " + on.label() + " does" + numbers + meaning(other, 0);
        }
        return start
                + " errs "
                + Numbers.significant(ratio > 1 ? ratio : 1 / ratio, 2)
                + (ratio > 1 ? " times as much as " : " times less than ")
                + on.label()
                + numbers
                + meaning(other, ratio > 1 ? 1 : -1);
    }

    /**
     * What a difference says.
     *
     * @param sign 1: worse than prior on, 0: as good, -1: better
     */
    private static String meaning(Variant other, int sign) {
        return switch (other.kind()) {
            case FROZEN ->
                    sign > 0 ? "." : ": on this data identifying the parameters buys nothing.";
            case WITHOUT ->
                    sign > 0 ? "." : ": this data does not need the term " + other.term() + ".";
            case ON, OFF -> ".";
        };
    }

    private Optional<String> failures(Variant variant) {
        List<String> reasons = result.failures(variant.label());
        long all =
                result.outcomes().stream().filter(o -> o.variant().equals(variant.label())).count();
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        variant.label()
                                + " failed in "
                                + reasons.size()
                                + " of "
                                + all
                                + " trainings: "
                                + String.join(
                                        "; ", reasons.subList(0, Math.min(SHOWN, reasons.size())))
                                + (reasons.size() > SHOWN
                                        ? "; and " + (reasons.size() - SHOWN) + " more."
                                        : "."));
    }

    private static String shown(Spread error) {
        return Numbers.withSpread(error.mean(), error.deviation());
    }
}
