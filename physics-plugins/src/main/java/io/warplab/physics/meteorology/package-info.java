/** Models of the atmosphere, cut down to what makes it chaotic. */
package io.warplab.physics.meteorology;
