package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs a contract on a plug-in as its author would, and looks at what failed. */
final class ContractRun {
    private final Map<String, String> failures = new TreeMap<>();
    private final long succeeded;

    private ContractRun(Events tests) {
        succeeded = tests.succeeded().count();
        tests.failed().stream()
                .forEach(
                        e ->
                                failures.put(
                                        e.getTestDescriptor().getDisplayName().replace("()", ""),
                                        e.getRequiredPayload(TestExecutionResult.class)
                                                .getThrowable()
                                                .map(Throwable::getMessage)
                                                .orElse("")));
    }

    static ContractRun of(Class<?> contract) {
        return new ContractRun(
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(contract))
                        .execute()
                        .testEvents());
    }

    /** Fails unless this check failed and its message says this. */
    ContractRun fails(String check, String... hints) {
        assertThat(failures).containsKey(check);
        assertThat(failures.get(check)).contains(hints);
        return this;
    }

    /** Fails if any check failed but those looked for. */
    void andNothingElseBut(String... checks) {
        assertThat(failures.keySet()).isSubsetOf(checks);
        assertThat(succeeded).isPositive();
    }

    void passes() {
        assertThat(failures).isEmpty();
        assertThat(succeeded).isPositive();
    }
}
