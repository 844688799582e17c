package io.warplab.api.spi;

/**
 * What all factories share: a name to be chosen by and a config type to be bound.
 *
 * @param <C> config: a record whose no-argument constructor gives the defaults (without one, every
 *     component is required) and whose compact constructor validates
 */
public interface ComponentFactory<C> {
    /** Unique name within its kind, kebab-case. */
    String name();

    /** The record that run files are bound to. */
    Class<C> configType();

    /** Summary and citation. */
    ComponentInfo info();
}
