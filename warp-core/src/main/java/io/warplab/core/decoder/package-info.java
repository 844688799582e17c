/**
 * Built-in decoders: the root network of the paper, whose weights are the hidden state ({@link
 * io.warplab.core.decoder.MlpDecoder}), on lanes ({@link io.warplab.core.decoder.MlpKernel}).
 */
package io.warplab.core.decoder;
