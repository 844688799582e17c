package io.warplab.core.run;

import java.util.List;
import java.util.Objects;

/**
 * One model of a run, all of its seeds.
 *
 * @param name its label
 * @param model its kind
 * @param seeds one result per seed
 */
public record ModelResult(String name, String model, List<SeedResult> seeds) {
    public ModelResult {
        seeds = List.copyOf(seeds);
    }

    /** Number of trained numbers; 0 when it could not be built. */
    public long parameters() {
        return seeds.stream().mapToLong(SeedResult::parameters).max().orElse(0);
    }

    /** The seeds that have results. */
    public List<SeedResult> succeeded() {
        return seeds.stream().filter(s -> s.failure() == null).toList();
    }

    /** Why seeds failed: one reason per line, each once; null when none did. */
    public String failure() {
        List<String> reasons =
                seeds.stream()
                        .filter(s -> s.failure() != null)
                        .map(s -> (seeds.size() > 1 ? "seed " + s.seed() + ": " : "") + s.failure())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }
}
