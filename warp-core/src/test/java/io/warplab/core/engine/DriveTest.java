package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The drive's rows as its Javadoc defines them; its gradient is checked by PassGradientTest. */
class DriveTest {
    private static final int LANES = 3;
    private static final double[] CLOCK = {0.1, 0.2, 0.4};

    private final SplittableRandom random = new SplittableRandom(11);

    private Lanes lanes(int rows) {
        Lanes all = Lanes.zeros(Precision.FLOAT64, rows, LANES);
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < LANES; n++) {
                all.set(r, n, random.nextGaussian());
            }
        }
        return all;
    }

    @Test
    void rowsAreClockDifferencesThenProducts() {
        Drive drive = new Drive(3, true, true);
        Lanes before = lanes(3);
        Lanes now = lanes(3);
        Lanes out = drive.buffer(Precision.FLOAT64, LANES);
        drive.forward(before, now, CLOCK, out);
        for (int n = 0; n < LANES; n++) {
            double[] mid = new double[3];
            double[] step = new double[3];
            for (int i = 0; i < 3; i++) {
                mid[i] = (before.get(i, n) + now.get(i, n)) / 2;
                step[i] = now.get(i, n) - before.get(i, n);
            }
            double[] expected = {
                CLOCK[n],
                step[0],
                step[1],
                step[2],
                mid[0] * mid[0] * CLOCK[n],
                mid[0] * mid[1] * CLOCK[n],
                mid[0] * mid[2] * CLOCK[n],
                mid[1] * mid[1] * CLOCK[n],
                mid[1] * mid[2] * CLOCK[n],
                mid[2] * mid[2] * CLOCK[n],
                mid[0] * step[1],
                mid[0] * step[2],
                mid[1] * step[0],
                mid[1] * step[2],
                mid[2] * step[0],
                mid[2] * step[1]
            };
            assertThat(drive.size()).isEqualTo(expected.length);
            for (int r = 0; r < expected.length; r++) {
                assertThat(out.get(r, n)).as("row %d", r).isCloseTo(expected[r], within(1e-12));
            }
        }
    }

    @Test
    void productsAllocateNothing() {
        Drive drive = new Drive(2, false, true);
        Lanes before = lanes(2);
        Lanes now = lanes(2);
        Lanes out = drive.buffer(Precision.FLOAT64, LANES);
        Lanes dBefore = lanes(2);
        Lanes dNow = lanes(2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long from = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 100; k++) {
                drive.forward(before, now, CLOCK, out);
                drive.backward(before, now, CLOCK, out, dBefore, dNow);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - from);
        }
        assertThat(least).isZero();
    }
}
