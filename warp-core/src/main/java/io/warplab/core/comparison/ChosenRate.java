package io.warplab.core.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The learning rate of a model on a task.
 *
 * @param rate the one chosen; NaN for a model that takes no optimiser steps
 * @param trials what each rate gave, in the order tried; empty where nothing was searched
 */
public record ChosenRate(double rate, List<Trial> trials) {
    public ChosenRate {
        trials = List.copyOf(trials);
    }

    /**
     * A training with one rate.
     *
     * @param rate the learning rate
     * @param validation best validation criterion, smaller is better; infinite where there was none
     * @param failure why there was none, or empty
     */
    public record Trial(double rate, double validation, String failure) {
        boolean isGood() {
            return Double.isFinite(validation);
        }
    }

    /** A model without a learning rate. */
    static ChosenRate none() {
        return new ChosenRate(Double.NaN, List.of());
    }

    /** The rate that all models have, not searched for. */
    static ChosenRate given(double rate) {
        return new ChosenRate(rate, List.of());
    }

    /** The best of the rates tried; the smallest where none gave anything. */
    static ChosenRate best(List<Trial> trials) {
        Optional<Trial> best =
                trials.stream()
                        .filter(Trial::isGood)
                        .min(Comparator.comparingDouble(Trial::validation));
        double rate =
                best.map(Trial::rate)
                        .orElseGet(
                                () -> trials.stream().mapToDouble(Trial::rate).min().orElseThrow());
        return new ChosenRate(rate, trials);
    }

    /** What a reader should know about the choice, or empty. */
    public String note() {
        if (trials.isEmpty()) {
            return "";
        }
        if (trials.stream().noneMatch(Trial::isGood)) {
            return "no rate of the search came to an end; the smallest was used";
        }
        double smallest = trials.stream().mapToDouble(Trial::rate).min().orElseThrow();
        double largest = trials.stream().mapToDouble(Trial::rate).max().orElseThrow();
        if (trials.size() > 1 && (rate == smallest || rate == largest)) {
            return (rate == smallest ? "lower" : "upper") + " edge of the search";
        }
        return "";
    }
}
