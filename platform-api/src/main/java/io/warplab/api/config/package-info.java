/**
 * How a plug-in describes its settings. A config is a record; each component carries {@link
 * io.warplab.api.config.Doc}; its public no-argument constructor gives the defaults and its compact
 * constructor validates. Keys in run files are the component names in kebab-case.
 */
package io.warplab.api.config;
