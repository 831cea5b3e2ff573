/**
 * The pairs that Beltline may migrate, as written in {@code configs/<dc>/<db>/config.json}.
 *
 * <p>Reads files and resolves password references; must not know Temporal, JDBC or Micronaut. The
 * packages below build on each other in this order: {@code problem}, {@code secret} and {@code
 * json}, {@code server}, and this one.
 */
@NullMarked
package io.beltline.configuration;

import org.jspecify.annotations.NullMarked;
