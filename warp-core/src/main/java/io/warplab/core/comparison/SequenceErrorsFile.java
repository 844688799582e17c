package io.warplab.core.comparison;

import io.warplab.core.io.Npz;
import io.warplab.core.run.RunFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Errors of each test sequence, for tests of one's own: {@code ids} [N] and, per model that did not
 * fail, {@code error.<model>} [S, N], seeds times sequences, in the same order for all models.
 */
final class SequenceErrorsFile {
    private SequenceErrorsFile() {}

    /**
     * Writes atomically.
     *
     * @param ids of the test sequences, [N]
     */
    static void write(Path file, long[] ids, RunFile run, List<ModelOutcome> models) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        arrays.put("ids", Nd4j.createFromArray(ids));
        List<String> slugs = run.slugs();
        for (int k = 0; k < slugs.size(); k++) {
            double[][] errors = models.get(k).errors();
            if (errors.length > 0) {
                arrays.put("error." + slugs.get(k), Nd4j.createFromArray(errors));
            }
        }
        Npz.write(file, arrays);
    }
}
