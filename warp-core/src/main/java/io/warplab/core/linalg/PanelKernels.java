package io.warplab.core.linalg;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the {@link PanelKernel}s and keeps them. They use Java's Vector API, an incubator module
 * that a JVM only has when started with {@code --add-modules jdk.incubator.vector}; without it, or
 * on processors whose registers hold less than 512 bits, there are none.
 */
final class PanelKernels {
    /** Of 32 registers, the others are for a line and for numbers of x. */
    static final int MAX_COLUMNS = 24;

    private static final String MODULE = "jdk.incubator.vector";
    private static final int REGISTER_BITS = 512;

    /** Rounds of a call that warms up: as few as take all branches. */
    static final int WARM_UP_ROUNDS = 3;

    private static final int WARM_UP_CALLS = 50;
    private static final int WARM_UP_BATCHES = 200;
    private static final long WARM_UP_PAUSE_MILLIS = 5;

    /** So many calls take microseconds when compiled, milliseconds before. */
    private static final long COMPILED_NANOS = 200_000;

    private static final boolean AVAILABLE = findRegisters();

    private static final Map<Layout, PanelKernel> KERNELS = new HashMap<>();

    private record Layout(int columns, int stride) {}

    private PanelKernels() {}

    static boolean available() {
        return AVAILABLE;
    }

    private static boolean findRegisters() {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        if (module.isEmpty()) {
            return false;
        }
        try {
            Class<?> vector = Class.forName(module.get(), MODULE + ".FloatVector");
            Class<?> species = Class.forName(module.get(), MODULE + ".VectorSpecies");
            Object preferred = vector.getField("SPECIES_PREFERRED").get(null);
            int bits = (int) species.getMethod("vectorBitSize").invoke(preferred);
            return bits == REGISTER_BITS;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /**
     * The kernel for a number of columns and a layout.
     *
     * @param columns 1 to {@link #MAX_COLUMNS}
     * @param stride elements from a stream to the next
     * @param lines memory of that layout, which is read to warm up
     */
    static synchronized PanelKernel of(int columns, int stride, float[] lines) {
        if (columns < 1 || columns > MAX_COLUMNS) {
            throw new IllegalArgumentException("no kernel for " + columns + " columns");
        }
        return KERNELS.computeIfAbsent(new Layout(columns, stride), layout -> make(layout, lines));
    }

    private static PanelKernel make(Layout layout, float[] lines) {
        byte[] type = new PanelKernelEmitter(layout.columns, layout.stride).emit();
        try {
            PanelKernel kernel =
                    (PanelKernel)
                            MethodHandles.lookup()
                                    .defineHiddenClass(type, true)
                                    .lookupClass()
                                    .getDeclaredConstructor()
                                    .newInstance();
            warmUp(kernel, layout.columns, lines);
            return kernel;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the kernel for " + layout, e);
        }
    }

    /**
     * Has the kernel compiled. Until then it takes a thousand times as long, so calls are short;
     * what the JVM compiles in the middle of a long call keeps sums in memory, for good.
     */
    private static void warmUp(PanelKernel kernel, int columns, float[] lines) {
        float[] x = new float[WARM_UP_ROUNDS * PanelKernel.STREAMS * columns];
        float[] y = new float[columns * PanelKernel.ROWS];
        long nanos = Long.MAX_VALUE;
        for (int batch = 0; batch < WARM_UP_BATCHES && nanos > COMPILED_NANOS; batch++) {
            long start = System.nanoTime();
            for (int i = 0; i < WARM_UP_CALLS; i++) {
                y[0] += kernel.multiply(lines, 0, x, y, WARM_UP_ROUNDS);
            }
            nanos = System.nanoTime() - start;
            try {
                Thread.sleep(WARM_UP_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
