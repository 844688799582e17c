/**
 * The temporal convolutional network of Bai, Kolter and Koltun (arXiv 1803.01271): residual blocks
 * of dilated causal convolutions. Known steps go through one convolution per layer; fed-back steps
 * take from each layer's memory only the steps that its taps touch.
 */
package io.warplab.baselines.tcn;
