/**
 * What a provider's log says was changed: a slot of our own, and the keys of the rows that it tells
 * of. Knows nothing of links, nor of what becomes of the keys.
 */
@NullMarked
package io.beltline.activities.changes;

import org.jspecify.annotations.NullMarked;
