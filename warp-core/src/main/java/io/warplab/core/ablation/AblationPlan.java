package io.warplab.core.ablation;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.RunFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What an ablation is to do.
 *
 * @param run the run file, every default written out
 * @param sizes numbers of training sequences, ascending, each once; more than there are means all
 * @param variants versions of the run file's physical models, model by model, {@link
 *     Variant.Kind#ON} first
 */
public record AblationPlan(RunFile run, List<Integer> sizes, List<Variant> variants) {
    /** Numbers of training sequences unless others are asked for. */
    public static final List<Integer> DEFAULT_SIZES = List.of(1, 10, 100, 1000);

    public AblationPlan {
        Problems problems = new Problems();
        problems.require(
                !sizes.isEmpty() && sizes.stream().allMatch(n -> n >= 1),
                "sizes",
                "expected numbers of training sequences, at least 1 each, got " + sizes);
        problems.throwIfAny("bad-sizes", "Give sizes such as 1,10,100.");
        sizes = sizes.stream().distinct().sorted().toList();
        variants = List.copyOf(variants);
    }

    /**
     * Makes the variants.
     *
     * @param run complete
     * @throws WarpException {@code no-physics} when no model of the run has a physical prior
     */
    public static AblationPlan of(RunFile run, List<Integer> sizes, PluginRegistry registry) {
        List<String> labels = run.modelNames();
        int[] physical =
                IntStream.range(0, labels.size())
                        .filter(i -> Variants.isPhysical(run.models().get(i)))
                        .toArray();
        if (physical.length == 0) {
            throw WarpException.user(
                    "no-physics",
                    "None of the models has a physical prior: "
                            + String.join(", ", labels)
                            + ". There is nothing to take out.",
                    "Give a run file with a model such as {model: warp, decoder: {name: physics,"
                            + " prior: {name: ode, system: damped-pendulum}}}.");
        }
        Counterpart counterpart = new Counterpart(run);
        List<Variant> variants = new ArrayList<>();
        for (int i : physical) {
            variants.addAll(
                    new Variants(
                                    registry,
                                    counterpart,
                                    labels.get(i),
                                    run.models().get(i),
                                    physical.length > 1)
                            .all());
        }
        return new AblationPlan(run, sizes, variants);
    }

    /** Labels of the physical models, in order. */
    public List<String> models() {
        return variants.stream().map(Variant::model).distinct().toList();
    }

    /** Settings of the variants. */
    List<Map<String, Object>> configs() {
        return variants.stream().map(Variant::config).toList();
    }

    /** The sizes that a data set allows: larger ones become all that there is. */
    List<Integer> sizesOf(int available) {
        return sizes.stream().map(n -> Math.min(n, available)).distinct().toList();
    }
}
