/**
 * What every engine's links are alike in: the two ends, the marker that proves what has arrived,
 * the origin that tells how far the subscriber has applied, the slot that keeps the rest; and what
 * is made of these: waiting, draining, looking, finding out why one does not run. Engines differ in
 * a {@link io.beltline.activities.replication.link.Mechanism}. Knows nothing of workflows' order.
 */
@NullMarked
package io.beltline.activities.replication.link;

import org.jspecify.annotations.NullMarked;
