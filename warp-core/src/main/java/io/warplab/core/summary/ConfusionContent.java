package io.warplab.core.summary;

import io.warplab.api.data.Dataset;
import io.warplab.core.report.ReportContent.Confusion;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.RunResult;
import java.util.ArrayList;
import java.util.List;

/** How often each model's first seed took each class for which. */
final class ConfusionContent {
    private ConfusionContent() {}

    static List<Confusion> of(RunResult result) {
        Dataset data = result.data().raw();
        int classes = data.classes().size();
        List<Confusion> all = new ArrayList<>();
        for (ModelResult model : result.models()) {
            if (model.succeeded().isEmpty()) {
                continue;
            }
            double[] scores =
                    model.succeeded().get(0).test().predictions().mean().dup('c').data().asDouble();
            long[][] counts = new long[classes][classes];
            for (int n = 0; n < data.test().size(); n++) {
                counts[data.test().labels()[n]][largest(scores, n * classes, classes)]++;
            }
            all.add(new Confusion(model.name(), data.classes(), counts));
        }
        return all;
    }

    private static int largest(double[] scores, int from, int count) {
        int best = 0;
        for (int c = 1; c < count; c++) {
            if (scores[from + c] > scores[from + best]) {
                best = c;
            }
        }
        return best;
    }
}
