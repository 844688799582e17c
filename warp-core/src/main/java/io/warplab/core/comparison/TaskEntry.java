package io.warplab.core.comparison;

import io.warplab.api.config.Doc;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.Task;
import io.warplab.core.training.TrainingConfig;
import java.util.Map;

/**
 * One task of a comparison file, after the run file that it may name was laid under it.
 *
 * @param name label; empty: the data set's name
 * @param run run file whose data, task, normalisation and training are taken; empty: none
 * @param base folder that relative paths of the data start from; empty: the file's own
 * @param data data set and its settings
 * @param task what is asked of the models
 * @param normalisation scaling of all channels, fitted on the training part
 * @param training budget and rules
 */
record TaskEntry(
        @Doc("label of the task") String name,
        @Doc("run file whose data, task, normalisation and training are taken") String run,
        @Doc("folder that relative paths of the data start from; default: the file's own")
                String base,
        @Doc("data set: a map with its name and settings") Map<String, Object> data,
        @Doc("what is asked of the models") Task task,
        @Doc("none, standard or min-max") Normalisation.Kind normalisation,
        @Doc("what differs from the comparison's training") TrainingConfig training) {
    TaskEntry() {
        this("", "", "", Map.of(), new Task(), Normalisation.Kind.MIN_MAX, new TrainingConfig());
    }
}
