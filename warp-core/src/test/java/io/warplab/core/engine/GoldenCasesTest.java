package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.core.io.Npz;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reproduces outputs, loss and gradients of independent implementations. Reads every case that
 * {@code cases.json} and {@code cases_ar.json} of a folder list: {@code -Dgolden.dir=DIR}, else
 * {@code ../shared/golden} from the project's root, else the copy among the test resources.
 */
class GoldenCasesTest {
    private static final List<String> LISTS = List.of("cases.json", "cases_ar.json");

    @TestFactory
    Stream<DynamicTest> everyCaseInEveryPrecisionAndMode() throws Exception {
        Path folder = folder();
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode settings : listed(folder)) {
            String name = settings.get("name").asText();
            Path file = folder.resolve(name + ".npz");
            if (!Files.exists(file)) {
                tests.add(
                        DynamicTest.dynamicTest(
                                name, () -> Assumptions.abort(file + " is listed but not there")));
                continue;
            }
            Map<String, INDArray> arrays = Npz.read(file);
            for (Precision precision : Precision.values()) {
                double tolerance = precision == Precision.FLOAT64 ? 1e-9 : 2e-4;
                for (Mode mode : Mode.values()) {
                    GoldenCase golden = new GoldenCase(settings, arrays, precision, mode);
                    if (golden.modeIsExact()) {
                        tests.add(
                                DynamicTest.dynamicTest(
                                        name + " " + precision + " " + mode,
                                        () -> verify(golden, tolerance)));
                    }
                }
            }
        }
        return tests.stream();
    }

    @Test
    void theFolderHoldsCases() throws Exception {
        Path folder = folder();
        assertThat(listed(folder))
                .as("cases with arrays in %s", folder)
                .anySatisfy(
                        c -> assertThat(folder.resolve(c.get("name").asText() + ".npz")).exists());
    }

    private static void verify(GoldenCase golden, double tolerance) {
        Map<String, INDArray> got = golden.run();
        golden.expected()
                .forEach(
                        (name, want) -> {
                            assertThat(got).containsKey(name);
                            assertThat(relativeError(got.get(name), want))
                                    .as("relative error of %s in %s", name, golden.name())
                                    .isLessThan(tolerance);
                        });
    }

    private static double relativeError(INDArray got, INDArray want) {
        double[] a = got.dup('c').data().asDouble();
        double[] b = want.dup('c').data().asDouble();
        assertThat(a).hasSameSizeAs(b);
        double error = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            error = Math.max(error, Math.abs(a[i] - b[i]));
            size = Math.max(size, Math.abs(b[i]));
            if (Double.isNaN(a[i]) != Double.isNaN(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return size == 0 ? error : error / size;
    }

    private static List<JsonNode> listed(Path folder) throws IOException {
        // The lists hold NaN, which strict JSON lacks.
        JsonMapper json =
                JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
        List<JsonNode> all = new ArrayList<>();
        for (String list : LISTS) {
            if (Files.exists(folder.resolve(list))) {
                json.readTree(folder.resolve(list).toFile()).forEach(all::add);
            }
        }
        return all;
    }

    private static Path folder() throws URISyntaxException {
        String given = System.getProperty("golden.dir", "");
        // Maven runs tests in the module's folder; paths are meant from the project's root.
        Path root = Path.of("..");
        if (!given.isEmpty()) {
            return root.resolve(given);
        }
        Path shared = root.resolve(Path.of("..", "shared", "golden"));
        return Files.exists(shared.resolve("cases.json"))
                ? shared
                : Path.of(GoldenCasesTest.class.getResource("/golden/cases.json").toURI())
                        .getParent();
    }
}
