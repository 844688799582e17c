package io.warplab.core.run;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Task;
import io.warplab.core.evaluation.TaskScoring;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How the estimates of physical parameters move while a few contexts are read. */
final class ParameterCourses {
    private ParameterCourses() {}

    /**
     * @param batch scaled
     * @param rows W sequences of it
     * @return [P][W][C] for a context of C steps
     */
    static double[][][] of(PhysicalModel model, Batch batch, Task task, int[] rows) {
        Batch few = batch.select(rows);
        ForecastSpec spec = TaskScoring.spec(task, few);
        INDArray identified = model.identify(few, spec);
        int count = model.physicalParameters().size();
        int context = Math.min(spec.context(), few.steps());
        double[] all = identified.dup('c').data().asDouble();
        double[][][] courses = new double[count][rows.length][context];
        for (int p = 0; p < count; p++) {
            for (int w = 0; w < rows.length; w++) {
                for (int t = 0; t < context; t++) {
                    courses[p][w][t] = all[(w * few.steps() + t) * count + p];
                }
            }
        }
        return courses;
    }
}
