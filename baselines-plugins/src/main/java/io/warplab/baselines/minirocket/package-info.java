/**
 * MiniRocket: fixed convolutions at many dilations, each summed up by the share of positions above
 * a threshold, and a ridge classifier on top. Nothing is trained by gradients, and few methods
 * classify sequences better.
 */
package io.warplab.baselines.minirocket;
