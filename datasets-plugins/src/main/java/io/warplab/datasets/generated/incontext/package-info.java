/**
 * The data set {@code in-context-regression}: every sequence is a regression problem of its own, to
 * be learned from the examples seen so far.
 */
package io.warplab.datasets.generated.incontext;
