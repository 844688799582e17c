/**
 * The door through which plug-ins come in: one {@link io.warplab.api.spi.WarpPlugin} per jar, found
 * by {@link java.util.ServiceLoader}, that lists factories of named components.
 */
package io.warplab.api.spi;
