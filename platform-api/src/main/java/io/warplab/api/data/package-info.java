/**
 * Sequences with their time stamps and masks ({@link io.warplab.api.data.Batch}), data sets split
 * for training ({@link io.warplab.api.data.Dataset}), and the scaling between a sensor's units and
 * the model's ({@link io.warplab.api.data.Normalisation}).
 */
package io.warplab.api.data;
