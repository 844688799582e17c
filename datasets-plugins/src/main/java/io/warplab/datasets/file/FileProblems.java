package io.warplab.datasets.file;

import io.warplab.api.error.WarpException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one file; of many problems it tells the first few. */
public final class FileProblems {
    private static final int SHOWN = 10;

    private final String file;
    private final List<String> shown = new ArrayList<>();
    private final Set<String> actions = new LinkedHashSet<>();
    private int more;

    public FileProblems(String file) {
        this.file = file;
    }

    /**
     * Adds a problem.
     *
     * @param where such as {@code line 7, column 'Hare'}
     * @param action what would mend it
     */
    public void add(String where, String problem, String action) {
        if (shown.size() < SHOWN) {
            shown.add(file + ", " + where + ": " + problem);
        } else {
            more++;
        }
        actions.add(action);
    }

    public boolean isEmpty() {
        return shown.isEmpty();
    }

    /**
     * Throws one user error that lists the problems, one a line.
     *
     * @throws WarpException with the code given, when there is at least one problem
     */
    public void throwIfAny(String code) {
        if (shown.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(shown);
        if (more > 0) {
            lines.add("and " + more + " more like these");
        }
        throw WarpException.user(
                code, String.join(System.lineSeparator(), lines), String.join(" ", actions));
    }
}
