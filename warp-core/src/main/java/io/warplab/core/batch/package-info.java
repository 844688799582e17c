/**
 * Cuts batches out of a data set without copying the data set: {@link
 * io.warplab.core.batch.BatchSource}. Training shuffles with it, evaluation walks through it.
 */
package io.warplab.core.batch;
