package io.warplab.testkit;

/**
 * What a model makes of input channels after the targets, which in a forecast are known at every
 * step.
 */
public enum KnownInputUse {
    /** They move its predictions. */
    USED,
    /** It takes such data and does not look at them. */
    IGNORED,
    /** It says that it cannot take such data. */
    REFUSED
}
