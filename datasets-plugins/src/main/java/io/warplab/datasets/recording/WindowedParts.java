package io.warplab.datasets.recording;

import io.warplab.datasets.sequence.Sequence;
import java.util.List;

/**
 * Windows by part, recording by recording and in time order.
 *
 * @param train training windows
 * @param validation validation windows, may be empty
 * @param test test windows
 * @param notes what was filled in, shortened or left out
 */
public record WindowedParts(
        List<Sequence> train, List<Sequence> validation, List<Sequence> test, List<String> notes) {
    public WindowedParts {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        notes = List.copyOf(notes);
    }
}
