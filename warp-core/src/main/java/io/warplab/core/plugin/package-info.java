/**
 * Finds plug-ins on the class path and in jars, each jar in a class loader of its own, and looks
 * components up by name.
 */
package io.warplab.core.plugin;
