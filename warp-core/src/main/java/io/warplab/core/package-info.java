/** The core's own plug-in: built-in decoders and recurrences. */
package io.warplab.core;
