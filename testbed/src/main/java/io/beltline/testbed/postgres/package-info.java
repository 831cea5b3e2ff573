/**
 * Throw-away PostgreSQL servers for tests, the demo and the benchmarks.
 *
 * <p>A server here is always an own cluster with an own port and directory, and never outlives the
 * JVM that started it. The package knows nothing about what is migrated or how.
 */
@NullMarked
package io.beltline.testbed.postgres;

import org.jspecify.annotations.NullMarked;
