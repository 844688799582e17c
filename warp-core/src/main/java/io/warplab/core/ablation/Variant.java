package io.warplab.core.ablation;

import java.util.Map;

/**
 * One version of a physical model.
 *
 * @param model label of the run file's model that it is a version of
 * @param kind what was done to the physics
 * @param term name of the term that was left out; empty for the other kinds
 * @param label unique within the ablation
 * @param summary what it is, in a sentence
 * @param config complete settings of the model
 */
public record Variant(
        String model,
        Kind kind,
        String term,
        String label,
        String summary,
        Map<String, Object> config) {
    /** What was done to the physics. */
    public enum Kind {
        /** Nothing: the model of the run file. */
        ON,
        /** The prior gave way to a plain network. */
        OFF,
        /** Every parameter is held at its default, none is identified. */
        FROZEN,
        /** One term of the equations is left out. */
        WITHOUT
    }
}
