package io.warplab.core.decoder.physics.kalman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.physics.Prior;
import io.warplab.core.decoder.physics.PendulumPrior;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

/** Derivatives against finite differences, and the smoother against dense least squares. */
class LinearisationTest {
    private static final double H = 1e-6;
    private static final double[][] NONE = {};
    private static final SensorConfig FREE =
            new SensorConfig(List.of(0.5, 2.0), List.of(-1.0, 1.0));
    private static final MotionModel MODEL =
            PendulumSequences.model(
                    List.of(FREE, new SensorConfig(List.of(-2.0), null)), new KalmanConfig());

    /** [unknown][lane] */
    private static final double[][] POINT = {
        {0.7, -0.4}, {0.3, -0.6}, {0.1, 0.2}, {-0.1, 0.05}, {0.3, -0.1}, {0.2, -0.3}
    };

    @Test
    void aStepsSlopesAreDerivativesInTheUnknownsUnits() {
        Transition transition =
                new Transition(new PendulumPrior(Prior.Form.STEP), MODEL.unknowns(), 0.5, 2);
        double[] from = {0, 1};
        double[] to = {0.2, 1.3};
        Transition.Step step = transition.at(from, to, POINT, NONE, NONE);
        for (int i = 0; i < 4; i++) {
            double[][] up = transition.at(from, to, moved(i, H), NONE, NONE).value();
            double[][] down = transition.at(from, to, moved(i, -H), NONE, NONE).value();
            for (int s = 0; s < 2; s++) {
                for (int n = 0; n < 2; n++) {
                    double slope = step.slope()[s][i] == null ? 0 : step.slope()[s][i][n];
                    assertThat(slope).isCloseTo((up[s][n] - down[s][n]) / (2 * H), within(1e-8));
                }
            }
        }
    }

    @Test
    void aReadingsSlopesAreDerivativesInTheUnknownsUnits() {
        for (int c = 0; c < 2; c++) {
            Sensors.Row row = MODEL.sensors().row(c, MODEL.unknowns(), POINT);
            assertThat(row.index()).hasSize(c == 0 ? 3 : 1);
            double[] here = MODEL.sensors().reading(c, MODEL.unknowns(), POINT);
            for (int n = 0; n < 2; n++) {
                double linear = row.constant()[n];
                for (int m = 0; m < row.index().length; m++) {
                    int i = row.index()[m];
                    double up = MODEL.sensors().reading(c, MODEL.unknowns(), moved(i, H))[n];
                    double down = MODEL.sensors().reading(c, MODEL.unknowns(), moved(i, -H))[n];
                    assertThat(row.slope()[m][n]).isCloseTo((up - down) / (2 * H), within(1e-8));
                    linear += row.slope()[m][n] * POINT[i][n];
                }
                assertThat(linear).isCloseTo(here[n], within(1e-12));
            }
        }
    }

    private static double[][] moved(int i, double by) {
        double[][] z = LaneRows.copy(POINT);
        z[i] = z[i].clone();
        for (int n = 0; n < z[i].length; n++) {
            z[i][n] += by;
        }
        return z;
    }

    /** Along a fixed path all is linear, so the smoother must give the least-squares solution. */
    @Test
    void aPassIsTheLeastSquaresSolutionOfTheLinearisedMotion() {
        int steps = 12;
        PendulumSequences data =
                new PendulumSequences(new double[][] {{3, 0.4}, {5, 0.1}}, true, 3);
        Window window = new Window(steps);
        double[][][] path = new double[steps][][];
        for (int t = 0; t < steps; t++) {
            double[] seen = data.allSeen();
            seen[1] = t == 4 ? 0 : 1;
            window.push(
                    data.time(t),
                    seen,
                    MODEL.sensors().readings(data.readings(t, 1, 0.1, 0.05, 2)),
                    NONE);
            path[t] = LaneRows.copy(POINT);
            path[t][0] = data.state(t, 0);
        }
        Belief belief = PendulumSequences.wide(MODEL);
        double[][] noise = {{0.01, 0.02}, {0.03, 0.04}};
        SmootherPass pass = new SmootherPass(MODEL, window, 2);
        LaneGaussian end = pass.forward(belief.start(2), path, new boolean[] {true, true}, noise);
        double[][][] smoothed = pass.backward();
        for (int n = 0; n < 2; n++) {
            int size = MODEL.unknowns().size();
            double[][] rows = new double[size + 2 * steps][size];
            double[] right = new double[rows.length];
            for (int i = 0; i < size; i++) {
                rows[i][i] = 1 / belief.sd()[i];
                right[i] = belief.mean()[i] / belief.sd()[i];
            }
            // z_t = map z_0 + shift
            RealMatrix map = new Array2DRowRealMatrix(size, size);
            for (int i = 0; i < size; i++) {
                map.setEntry(i, i, 1);
            }
            RealVector shift = new ArrayRealVector(size);
            int at = size;
            for (int t = 0; t < steps; t++) {
                for (int c = 0; c < 2; c++, at++) {
                    if (window.seen(t)[n] == 0) {
                        continue;
                    }
                    Sensors.Row row = MODEL.sensors().row(c, MODEL.unknowns(), path[t]);
                    RealVector slope = new ArrayRealVector(size);
                    for (int m = 0; m < row.index().length; m++) {
                        slope.setEntry(row.index()[m], row.slope()[m][n]);
                    }
                    double sd = Math.sqrt(noise[c][n]);
                    rows[at] = map.preMultiply(slope).mapDivide(sd).toArray();
                    right[at] =
                            (window.reading(t, c)[n] - row.constant()[n] - slope.dotProduct(shift))
                                    / sd;
                }
                if (t < steps - 1) {
                    Transition.Step step =
                            MODEL.transition(2)
                                    .at(window.time(t), window.time(t + 1), path[t], NONE, NONE);
                    RealMatrix a = new Array2DRowRealMatrix(size, size);
                    RealVector b = new ArrayRealVector(size);
                    for (int i = 0; i < size; i++) {
                        a.setEntry(i, i, i < 2 ? 0 : 1);
                    }
                    for (int s = 0; s < 2; s++) {
                        b.setEntry(s, step.value()[s][n]);
                        for (int i = 0; i < 4; i++) {
                            double slope = step.slope()[s][i] == null ? 0 : step.slope()[s][i][n];
                            a.setEntry(s, i, slope);
                            b.addToEntry(s, -slope * path[t][i][n]);
                        }
                    }
                    map = a.multiply(map);
                    shift = a.operate(shift).add(b);
                }
            }
            RealMatrix jacobian = new Array2DRowRealMatrix(rows);
            RealVector start =
                    new QRDecomposition(jacobian).getSolver().solve(new ArrayRealVector(right));
            RealVector last = map.operate(start).add(shift);
            RealMatrix covariance =
                    new QRDecomposition(jacobian.transposeMultiply(jacobian))
                            .getSolver()
                            .getInverse();
            RealMatrix lastCovariance = map.multiply(covariance).multiplyTransposed(map);
            for (int i = 0; i < size; i++) {
                assertThat(smoothed[0][i][n]).isCloseTo(start.getEntry(i), within(1e-7));
                assertThat(smoothed[steps - 1][i][n]).isCloseTo(last.getEntry(i), within(1e-7));
                assertThat(end.mean()[i][n]).isCloseTo(last.getEntry(i), within(1e-7));
                for (int j = 0; j < size; j++) {
                    assertThat(end.covariance(i, j)[n])
                            .isCloseTo(lastCovariance.getEntry(i, j), within(1e-8));
                }
            }
        }
    }
}
