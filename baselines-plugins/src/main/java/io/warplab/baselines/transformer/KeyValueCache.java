package io.warplab.baselines.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values of the steps so far, for one layer. Steps are kept in pieces that are joined like
 * the digits of a binary counter: T single steps copy T log T rows, not T^2, and a recorded
 * gradient holds no more than that.
 */
final class KeyValueCache {
    private final List<NDArray> keys = new ArrayList<>();
    private final List<NDArray> values = new ArrayList<>();

    /**
     * Appends steps.
     *
     * @param key [N, heads, S, D / heads]
     * @param value of the same shape
     */
    void append(NDArray key, NDArray value) {
        keys.add(key);
        values.add(value);
        int last = keys.size() - 1;
        while (last > 0 && length(last - 1) <= length(last)) {
            joinLast(keys);
            joinLast(values);
            last--;
        }
    }

    private static void joinLast(List<NDArray> pieces) {
        NDArray newer = pieces.remove(pieces.size() - 1);
        NDArray older = pieces.remove(pieces.size() - 1);
        pieces.add(older.concat(newer, 2));
    }

    private long length(int piece) {
        return keys.get(piece).getShape().get(2);
    }

    /**
     * softmax(Q K^T + mask) V over all steps so far.
     *
     * @param queries [N, heads, S, D / heads], scaled
     * @param mask [S, steps so far], 0 or minus infinity; null: all are seen
     * @return [N, heads, S, D / heads]
     */
    NDArray attend(NDArray queries, NDArray mask) {
        NDList products = new NDList();
        for (NDArray key : keys) {
            products.add(queries.matMul(key.swapAxes(2, 3)));
        }
        NDArray scores = products.size() == 1 ? products.get(0) : NDArrays.concat(products, 3);
        NDArray weights = (mask == null ? scores : scores.add(mask)).softmax(3);
        if (values.size() == 1) {
            return weights.matMul(values.get(0));
        }
        long[] ends = new long[values.size() - 1];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += length(i);
            ends[i] = end;
        }
        NDList parts = weights.split(ends, 3);
        NDArray sum = parts.get(0).matMul(values.get(0));
        for (int i = 1; i < values.size(); i++) {
            sum = sum.add(parts.get(i).matMul(values.get(i)));
        }
        return sum;
    }
}
