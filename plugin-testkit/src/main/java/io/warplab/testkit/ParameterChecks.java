package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.parameters.ParameterSpec;
import java.util.List;

/** What a component's declared parameters keep to. */
final class ParameterChecks {
    private ParameterChecks() {}

    static void check(List<ParameterSpec> specs, long seed) {
        assertThat(specs)
                .as("Names of parameters must be unique within the component")
                .extracting(ParameterSpec::name)
                .doesNotHaveDuplicates();
        for (ParameterSpec spec : specs) {
            double[] first = spec.initial().apply(seed);
            assertThat(first)
                    .as("Parameter '%s': initial values, row-major, of its shape", spec.name())
                    .hasSize(spec.size());
            Checks.finite(first, "Parameter '%s': initial values", spec.name());
            Checks.same(
                    spec.initial().apply(seed),
                    first,
                    "Parameter '%s': the same seed must give the same initial values. Draw from"
                            + " the seed given and nothing else.",
                    spec.name());
        }
    }
}
