package io.warplab.core.linalg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Makes OpenBLAS use AVX-512 where the processor has it. OpenBLAS 0.3.31 knows AMD processors by
 * family and takes those that it has not heard of (Zen 5 is family 26) for machines with AVX2,
 * which halves the speed of every product. Its one switch is the environment variable {@code
 * OPENBLAS_CORETYPE}, read while the library loads; Java cannot set its own environment, so this
 * gives the C library a longer one. What the user has set is left alone.
 */
final class OpenBlasKernels {
    private static final String VARIABLE = "OPENBLAS_CORETYPE";
    private static final String AVX512 = "SKYLAKEX";
    private static final List<String> NEEDED =
            List.of("avx512f", "avx512dq", "avx512bw", "avx512vl");

    /** Kept for the life of the process: the environment points to it. */
    private static PointerPointer<Pointer> environment;

    private OpenBlasKernels() {}

    /** To be called before OpenBLAS is loaded. */
    static synchronized void select() {
        if (environment == null
                && System.getenv(VARIABLE) == null
                && Loader.getPlatform().equals("linux-x86_64")
                && unrecognised()) {
            put(VARIABLE + "=" + AVX512);
        }
    }

    private static boolean unrecognised() {
        try {
            String cpu = Files.readString(Path.of("/proc/cpuinfo"), StandardCharsets.US_ASCII);
            int end = cpu.indexOf("\n\n");
            String first = end < 0 ? cpu : cpu.substring(0, end);
            return first.contains("AuthenticAMD")
                    && NEEDED.stream().allMatch(flag -> first.contains(" " + flag));
        } catch (IOException e) {
            return false;
        }
    }

    private static void put(String entry) {
        Loader.load(Pointer.class);
        Pointer symbol = Loader.addressof("environ");
        if (symbol == null) {
            return; // a C library of another kind; OpenBLAS then runs as it would have
        }
        PointerPointer<Pointer> variable = new PointerPointer<>(symbol);
        PointerPointer<Pointer> now = new PointerPointer<>(variable.get(0));
        int count = 0;
        while (now.get(count) != null) {
            count++;
        }
        environment = new PointerPointer<>(count + 2L);
        for (int i = 0; i < count; i++) {
            environment.put(i, now.get(i));
        }
        BytePointer text = new BytePointer(entry, StandardCharsets.US_ASCII);
        text.retainReference();
        environment.put(count, text);
        environment.put(count + 1L, null);
        environment.retainReference();
        variable.put(0, environment);
    }
}
