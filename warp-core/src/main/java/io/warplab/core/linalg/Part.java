package io.warplab.core.linalg;

/**
 * One worker's share of rows.
 *
 * @param index which share, from 0
 * @param count how many shares there are
 */
public record Part(int index, int count) {
    /** Everything. */
    public static final Part WHOLE = new Part(0, 1);

    /** First of this share of {@code n}. */
    public int from(int n) {
        return bound(n, index);
    }

    /** How many of {@code n} this share has. */
    public int size(int n) {
        return bound(n, index + 1) - bound(n, index);
    }

    /** In groups of four, so that blocks of rows stay aligned. */
    private int bound(int n, int i) {
        return i == count ? n : (int) ((long) n * i / count) & ~3;
    }
}
