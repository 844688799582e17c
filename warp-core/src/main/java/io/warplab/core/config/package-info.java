/**
 * From settings as people write them to config records and back: {@link
 * io.warplab.core.config.ConfigBinder} binds with every problem told at once, {@link
 * io.warplab.core.config.ConfigDocs} explains a record.
 */
package io.warplab.core.config;
