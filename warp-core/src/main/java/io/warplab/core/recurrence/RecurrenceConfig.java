package io.warplab.core.recurrence;

/**
 * The built-in recurrences have no settings of their own; sizes follow from the decoder and the
 * data.
 */
public record RecurrenceConfig() {}
