/**
 * Files on disk: NumPy archives ({@link io.warplab.core.io.Npz}), model files ({@link
 * io.warplab.core.io.Safetensors}), JSON without non-finite numbers ({@link
 * io.warplab.core.io.Json}), and the one way to write any of them so that a killed process never
 * leaves half a file ({@link io.warplab.core.io.AtomicFiles}).
 */
package io.warplab.core.io;
