/**
 * Tests that say whether one model is better than another or was only luckier: paired signed ranks
 * over sequences, corrected for how many pairs are looked at, and mean ranks over tasks with the
 * difference that they must exceed.
 */
package io.warplab.core.statistics;
