/**
 * Notes who writes on a fenced side, by triggers that do not fire for replication. Knows nothing of
 * links, and judges nothing: what is found is told.
 */
@NullMarked
package io.beltline.activities.stray;

import org.jspecify.annotations.NullMarked;
