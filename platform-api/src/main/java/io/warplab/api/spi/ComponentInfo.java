package io.warplab.api.spi;

/**
 * What {@code warp plugins} prints of a component.
 *
 * @param summary one sentence
 * @param citation paper or source, or empty
 */
public record ComponentInfo(String summary, String citation) {}
