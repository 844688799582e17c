/**
 * The data set {@code simulation}: sequences of any system that a plug-in brings, with drawn
 * parameters and starts.
 */
package io.warplab.datasets.generated.simulation;
