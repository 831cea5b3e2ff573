/**
 * The steps on replication links, whatever the engine. Knows nothing of how an engine does it: each
 * engine is a package of its own below this one.
 */
@NullMarked
package io.beltline.activities.replication;

import org.jspecify.annotations.NullMarked;
