/**
 * Wiring only: settings in, a process that polls Temporal out. Knows Micronaut and the Temporal
 * client; must not know what a workflow decides or how a step touches PostgreSQL.
 */
@NullMarked
package io.beltline.worker;

import org.jspecify.annotations.NullMarked;
