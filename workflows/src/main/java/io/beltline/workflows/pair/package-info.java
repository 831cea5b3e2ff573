/**
 * The nouns everything else speaks of: a pair, its two sides, a direction of replication, a WAL
 * position. Knows nothing of\n * steps or workflows.
 */
@NullMarked
package io.beltline.workflows.pair;

import org.jspecify.annotations.NullMarked;
