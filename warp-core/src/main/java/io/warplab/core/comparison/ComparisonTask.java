package io.warplab.core.comparison;

import io.warplab.core.run.RunFile;
import java.nio.file.Path;

/**
 * One task: data, what is asked of it, and the models, as a run.
 *
 * @param name label, different from the other tasks'
 * @param base folder that relative paths of the data start from
 * @param run of all models and seeds within the budget; models as the file has them
 */
public record ComparisonTask(String name, Path base, RunFile run) {}
