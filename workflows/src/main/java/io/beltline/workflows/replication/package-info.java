/** Replication links, whatever the engine: created, awaited, drained, stopped, resumed, removed. */
@NullMarked
package io.beltline.workflows.replication;

import org.jspecify.annotations.NullMarked;
