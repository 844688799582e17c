package io.warplab.api.recurrence;

import io.warplab.api.spi.ComponentFactory;

/** Makes a recurrence. */
public interface RecurrenceFactory<C> extends ComponentFactory<C> {
    Recurrence create(C config, RecurrenceContext context);
}
