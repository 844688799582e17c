package io.warplab.baselines.neural;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.warplab.api.error.WarpException;

/** Loads PyTorch once, from jars on the class path only: no download and no telemetry. */
final class TorchEngine {
    private static Engine loaded;

    private TorchEngine() {}

    /**
     * The engine, loaded at the first call.
     *
     * @throws WarpException when its native library cannot be loaded
     */
    static synchronized Engine load() {
        if (loaded == null) {
            setIfAbsent("ai.djl.offline", "true");
            setIfAbsent("OPT_OUT_TRACKING", "true");
            setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
            setIfAbsent("ai.djl.pytorch.graph_optimizer", "false");
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            // DJL looks for its engines and natives through the thread's loader, which need not see
            // a plug-in's jars.
            thread.setContextClassLoader(TorchEngine.class.getClassLoader());
            try {
                loaded = Engine.getEngine("PyTorch");
            } catch (EngineException | LinkageError e) {
                throw WarpException.failure(
                        "engine-missing",
                        "the PyTorch engine could not be loaded: " + e.getMessage(),
                        "Check that the pytorch-native-cpu jar for this operating system is on the class path and that"
                                + " the cache folder (DJL_CACHE_DIR, by default in the home folder) can be written to,"
                                + " or leave the neural baselines out of the run.",
                        e);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        return loaded;
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    /** A manager whose arrays are freed when it is closed. */
    static NDManager open(int threads) {
        Engine engine = load();
        if (JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
        return engine.newBaseManager();
    }

    /** Records what follows for a gradient; DJL allows one at a time in a process. */
    static GradientCollector record() {
        return load().newGradientCollector();
    }
}
