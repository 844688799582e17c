/**
 * From a weight vector to a prediction: y_t = decode(theta_t, [tau, features]). A {@link
 * io.warplab.api.decoder.Decoder} is immutable; a {@link io.warplab.api.decoder.DecoderSession}
 * decodes one block of lanes, forward and backward.
 */
package io.warplab.api.decoder;
