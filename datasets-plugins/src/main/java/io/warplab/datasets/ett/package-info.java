/**
 * The data set {@code ett}: the Electricity Transformer Temperature benchmark, as the csv reader
 * reads it, with the split and the windows that published results use.
 */
package io.warplab.datasets.ett;
