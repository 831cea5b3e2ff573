/**
 * Turns what PostgreSQL and the network say into failures that a workflow and a human can act on.
 */
@NullMarked
package io.beltline.activities.failure;

import org.jspecify.annotations.NullMarked;
