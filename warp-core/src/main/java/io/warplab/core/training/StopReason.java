package io.warplab.core.training;

/** Why training ended. */
public enum StopReason {
    /** All epochs are done. */
    EPOCHS_DONE,
    /** The validation criterion had not improved for the patience given. */
    EARLY_STOPPING,
    /** The time allowed was over. */
    TIME_LIMIT,
    /** A loss or a gradient norm was not finite. */
    NOT_FINITE,
    /** The model has a closed form; there was nothing to iterate. */
    CLOSED_FORM
}
