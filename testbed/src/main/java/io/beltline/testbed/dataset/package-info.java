/**
 * A realistic database: a shop with some forty tables, partitions, sequences of every shape, tables
 * without a key, views, triggers and grants.
 *
 * <p>It holds what a migration meets in practice, and nothing that pglogical cannot carry
 * (generated columns, unlogged tables, large objects).
 */
@NullMarked
package io.beltline.testbed.dataset;

import org.jspecify.annotations.NullMarked;
