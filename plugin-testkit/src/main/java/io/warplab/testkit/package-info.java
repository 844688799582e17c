/**
 * Contract tests for plug-ins. The author of a component extends the contract of its kind in a test
 * class, names the component, and gets the checks that every component of that kind must pass: its
 * config and its name ({@link io.warplab.testkit.ComponentContract}), its numbers, its derivatives,
 * its threads. A failed check says what was expected and what to do. Random input comes from a seed
 * that every message names; override {@code seed()} to look at other points.
 *
 * <p>Needs JUnit 5 and, for all but dynamical systems, an ND4J backend on the test class path.
 */
package io.warplab.testkit;
