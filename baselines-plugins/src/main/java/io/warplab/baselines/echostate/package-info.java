/**
 * An echo-state network: a large, sparse, random recurrent network that is never trained, and a
 * linear read-out that is, by ridge regression.
 */
package io.warplab.baselines.echostate;
