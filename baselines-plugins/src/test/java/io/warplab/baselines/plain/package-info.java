/** Networks written out in doubles, to hold the fast ones against. */
package io.warplab.baselines.plain;
