package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table with a column that is known beforehand: a pendulum hanging from a cart. */
class DrivenRunTest {
    private static final double OMEGA0_SQUARED = 30;
    private static final double DAMPING = 0.3;
    private static final double INTERVAL = 0.02;
    private static final int SUBSTEPS = 4;

    @TempDir Path folder;

    private static double pull(double angle, double velocity, double acceleration) {
        return OMEGA0_SQUARED * (Math.sin(angle) - acceleration / 9.80665 * Math.cos(angle))
                - DAMPING * velocity;
    }

    /** Midpoint steps under an acceleration that is linear between rows. */
    private String table(int rows) {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder table = new StringBuilder("t,angle,velocity,cart-acceleration\n");
        double angle = Math.PI + 0.3;
        double velocity = 0;
        double acceleration = 0;
        for (int i = 0; i < rows; i++) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%.2f,%.7f,%.7f,%.7f%n",
                            i * INTERVAL,
                            angle,
                            velocity,
                            acceleration));
            double next = 0.9 * acceleration + random.nextGaussian();
            double h = INTERVAL / SUBSTEPS;
            for (int k = 0; k < SUBSTEPS; k++) {
                double now = acceleration + (next - acceleration) * k / SUBSTEPS;
                double middle = acceleration + (next - acceleration) * (k + 0.5) / SUBSTEPS;
                double halfAngle = angle + h / 2 * velocity;
                double halfVelocity = velocity + h / 2 * pull(angle, velocity, now);
                angle += h * halfVelocity;
                velocity += h * pull(halfAngle, halfVelocity, middle);
            }
            acceleration = next;
        }
        return table.toString();
    }

    private Path runFile(String inputs) throws IOException {
        Files.writeString(folder.resolve("cart.csv"), table(1200));
        return Files.writeString(
                folder.resolve("cart.yaml"),
                """
                name: cart
                data:
                  name: csv
                  path: cart.csv
                  time-column: t
                  time-unit: s
                  inputs: [%s]
                  targets: [angle, velocity]
                  window: 60
                  stride: 20
                  test-stride: 60
                task: {kind: forecast, context: 30}
                training: {epochs: 1, batch-size: 16}
                models:
                  - model: persistence
                  - model: ridge
                  - {model: gru, hidden: 4}
                  - {model: least-squares, system: pendulum-on-cart}
                  - name: WARP-Phys
                    model: warp
                    decoder:
                      name: physics
                      prior: {name: ode, system: pendulum-on-cart}
                      parameters: [kalman]
                """
                        .formatted(inputs));
    }

    @Test
    void modelsOfEveryKindForecastUnderWhatIsKnown() throws IOException {
        Path run = folder.resolve("run");
        Cli.run("run", runFile("angle, velocity, cart-acceleration"), "--out", run).ok();
        JsonNode models =
                new ObjectMapper().readTree(run.resolve("results.json").toFile()).path("models");
        double[] errors = new double[models.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = models.get(i).at("/seeds/0/test/mse-scaled").asDouble(Double.NaN);
            assertThat(errors[i]).as(models.get(i).toString()).isFinite();
        }
        assertThat(errors[1]).isLessThan(errors[0] / 4);
        assertThat(errors[3]).isLessThan(1e-5);
        assertThat(errors[4]).isLessThan(1e-3);
    }

    @Test
    void theTargetsComeFirstAmongTheInputs() throws IOException {
        Path file = runFile("cart-acceleration, angle, velocity");
        Cli.run("run", file, "--out", folder.resolve("run"))
                .mistake("expected inputs angle, velocity and then those that are known");
    }
}
