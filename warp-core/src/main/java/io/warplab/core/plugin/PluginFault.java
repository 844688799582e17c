package io.warplab.core.plugin;

import io.warplab.api.error.WarpException;
import java.util.ServiceConfigurationError;

/** Why a plug-in was left out, for its user and its author. */
final class PluginFault {
    private PluginFault() {}

    /** A warning that names where the plug-in came from. */
    static String warning(String source, Throwable fault) {
        return source + ": a plug-in is broken and was left out (" + reason(fault) + ")";
    }

    private static String reason(Throwable fault) {
        // What the loader wraps says more than the loader.
        Throwable root = fault;
        while ((root instanceof ServiceConfigurationError
                        || root instanceof ExceptionInInitializerError)
                && root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof NoClassDefFoundError) {
            return "class "
                    + String.valueOf(root.getMessage()).replace('/', '.')
                    + " is missing; put the jar that has it and the plug-in's into a folder of"
                    + " their own within the plug-in folder, or build one jar with both";
        }
        if (root instanceof LinkageError) {
            return root + "; it was built for another version of the platform or of a library";
        }
        return root instanceof WarpException w ? w.describe() : root.toString();
    }
}
