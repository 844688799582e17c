package io.warplab.api.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which known name somebody may have meant by a wrong one. */
public final class DidYouMean {
    private static final int SUGGESTIONS = 3;

    private DidYouMean() {}

    /** The known names nearest to a wrong one, best first; none when nothing is near. */
    public static List<String> nearest(String wrong, Collection<String> known) {
        int limit = Math.max(2, wrong.length() / 2);
        return known.stream()
                .filter(
                        name ->
                                distance(wrong, name) <= limit
                                        || name.startsWith(wrong) && !wrong.isEmpty())
                .sorted(
                        Comparator.comparingInt((String name) -> distance(wrong, name))
                                .thenComparing(name -> name))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** " Did you mean ...?", or nothing. */
    public static String hint(String wrong, Collection<String> known) {
        List<String> near = nearest(wrong, known);
        return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
    }

    /** Edit distance (Levenshtein), with a swap of neighbours counted once. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                } else {
                    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                    d[i][j] =
                            Math.min(
                                    Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                    if (i > 1
                            && j > 1
                            && a.charAt(i - 1) == b.charAt(j - 2)
                            && a.charAt(i - 2) == b.charAt(j - 1)) {
                        d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                    }
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
