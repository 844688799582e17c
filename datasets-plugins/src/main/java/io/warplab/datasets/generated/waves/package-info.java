/** Sine waves of random phase, from their closed form. */
package io.warplab.datasets.generated.waves;
