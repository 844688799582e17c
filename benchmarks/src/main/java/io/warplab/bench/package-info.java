/**
 * Speed of the engine: {@link io.warplab.bench.StepBenchmark} times whole optimiser steps of the
 * cases that the peer's {@code bench_warp.py} knows, the JMH benchmarks time the parts: chain,
 * lanes, decoder, update, chunked pass, initial network and stream.
 */
package io.warplab.bench;
