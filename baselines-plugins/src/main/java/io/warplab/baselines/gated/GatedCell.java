package io.warplab.baselines.gated;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** The cells that PyTorch has fused kernels for. */
enum GatedCell {
    /** Reset, update, new. */
    GRU(3, 1) {
        @Override
        NDList run(NDArray inputs, NDList states, NDList weights, int layers, boolean training) {
            return inputs.getNDArrayInternal()
                    .gru(inputs, states.get(0), weights, true, layers, 0, training, false, false);
        }
    },
    /** Input, forget, cell, output; hidden and cell state. */
    LSTM(4, 2) {
        @Override
        NDList run(NDArray inputs, NDList states, NDList weights, int layers, boolean training) {
            return inputs.getNDArrayInternal()
                    .lstm(inputs, states, weights, true, layers, 0, training, false, false);
        }
    };

    private final int gates;
    private final int states;

    GatedCell(int gates, int states) {
        this.gates = gates;
        this.states = states;
    }

    /** Blocks of H rows that its weights have. */
    int gates() {
        return gates;
    }

    /** Arrays of H that a layer keeps. */
    int states() {
        return states;
    }

    /**
     * S steps of all layers.
     *
     * @param inputs [S, N, I]
     * @param states each [layers, N, H]
     * @param weights four of each layer
     * @return hidden states of the last layer [S, N, H], then the states after the last step
     */
    abstract NDList run(
            NDArray inputs, NDList states, NDList weights, int layers, boolean training);
}
