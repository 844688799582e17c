package io.warplab.core.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.core.ablation.Variant.Kind;
import io.warplab.core.run.RunFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Variant ON = variant(Kind.ON, "", "prior on");
    private static final Variant OFF = variant(Kind.OFF, "", "prior off");
    private static final Variant FROZEN = variant(Kind.FROZEN, "", "frozen at defaults");
    private static final Variant WITHOUT = variant(Kind.WITHOUT, "damping", "without damping");

    private final List<Outcome> outcomes = new ArrayList<>();

    private static Variant variant(Kind kind, String term, String label) {
        return new Variant("WARP-Phys", kind, term, label, "", Map.of());
    }

    /** One training for each size of 1, 10 and 100 sequences. */
    private void errors(Variant variant, long seed, double... errors) {
        int size = 1;
        for (double error : errors) {
            outcomes.add(outcome(variant, size, seed, error, null));
            size *= 10;
        }
    }

    private static Outcome outcome(
            Variant variant, int size, long seed, double error, String failure) {
        return new Outcome(
                variant.label(),
                size,
                seed,
                9,
                1,
                1,
                error,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                List.of(),
                failure);
    }

    private List<String> findings(Variant... variants) {
        AblationPlan plan = new AblationPlan(new RunFile(), List.of(1, 10, 100), List.of(variants));
        return Findings.of(
                new AblationResult(plan, null, List.of(1, 10, 100), outcomes, List.of()));
    }

    @Test
    void whatThePriorBought() {
        errors(ON, 0, 0.3, 0.02, 0.01);
        errors(OFF, 0, 0.9, 0.5, 0.25);
        assertThat(findings(ON, OFF))
                .containsExactly(
                        "With 100 sequences, prior off errs 25 times as much as prior on (0.250"
                                + " against 0.0100).",
                        "prior on with 10 sequences (0.0200) beats prior off with 100 sequences"
                                + " (0.250).");
    }

    @Test
    void theOffVariantsBestCounts() {
        errors(ON, 0, 0.3, 0.1, 0.01);
        errors(OFF, 0, 0.9, 0.05, 0.25);
        assertThat(findings(ON, OFF).get(1))
                .isEqualTo(
                        "prior on with 100 sequences (0.0100) beats prior off with any number up to"
                                + " 100 (at best 0.0500, with 10 sequences).");
    }

    @Test
    void aPriorThatDoesHarm() {
        errors(ON, 0, 0.8, 0.8, 0.8);
        errors(OFF, 0, 0.9, 0.5, 0.2);
        assertThat(findings(ON, OFF))
                .containsExactly(
                        "With 100 sequences, prior off errs 4.0 times less than prior on (0.200"
                                + " against 0.800).",
                        "prior off with 10 sequences (0.500) beats prior on with 100 sequences (0.800):"
                                + " this prior costs data instead of saving it.");
    }

    @Test
    void withinTheSpreadOverSeedsNothingIsClaimed() {
        errors(ON, 0, 0.5, 0.4, 0.1);
        errors(ON, 1, 0.5, 0.4, 0.5);
        errors(OFF, 0, 0.5, 0.4, 0.4);
        errors(OFF, 1, 0.5, 0.4, 0.4);
        assertThat(findings(ON, OFF))
                .satisfiesExactly(
                        one -> assertThat(one).contains("prior off errs as prior on does"),
                        two -> assertThat(two).startsWith("No number of sequences tried lets"));
    }

    @Test
    void whatTermsAndIdentificationAreWorth() {
        errors(ON, 0, 0.1, 0.1, 0.1);
        errors(FROZEN, 0, 0.1, 0.1, 0.101);
        errors(WITHOUT, 0, 0.1, 0.1, 0.31);
        assertThat(findings(ON, FROZEN, WITHOUT))
                .containsExactly(
                        "With 100 sequences, frozen at defaults errs as prior on does (0.101 against"
                                + " 0.100): on this data identifying the parameters buys nothing.",
                        "With 100 sequences, without damping errs 3.1 times as much as prior on"
                                + " (0.310 against 0.100).");
        outcomes.clear();
        errors(ON, 0, 0.1, 0.1, 0.1);
        errors(WITHOUT, 0, 0.1, 0.1, 0.05);
        assertThat(findings(ON, WITHOUT).get(0))
                .endsWith("(0.0500 against 0.100): this data does not need the term damping.");
    }

    @Test
    void failuresAreShownAsFailures() {
        errors(ON, 0, 0.1, 0.1, 0.1);
        errors(WITHOUT, 0, 0.1, 0.1);
        outcomes.add(outcome(WITHOUT, 100, 0, Double.NaN, "training diverged: loss is NaN"));
        assertThat(findings(ON, WITHOUT))
                .containsExactly(
                        "With 100 sequences, without damping cannot be compared: without damping"
                                + " failed.",
                        "without damping failed in 1 of 3 trainings: with 100 sequences, seed 0:"
                                + " training diverged: loss is NaN.");
    }

    @Test
    void aVariantWithoutResultsIsNotComparedAndNotAllIsRepeated() {
        errors(ON, 0, 0.1, 0.1, 0.1);
        for (long seed = 0; seed < 2; seed++) {
            for (int size : new int[] {1, 10, 100}) {
                outcomes.add(outcome(OFF, size, seed, Double.NaN, "out of memory"));
            }
        }
        assertThat(findings(ON, OFF))
                .containsExactly(
                        "With 100 sequences, prior off cannot be compared: prior off failed.",
                        "prior off failed in 6 of 6 trainings: with 1 sequence, seed 0: out of memory;"
                                + " with 10 sequences, seed 0: out of memory; with 100 sequences,"
                                + " seed 0: out of memory; and 3 more.");
    }
}
