/**
 * How statements come by the locks that they need while applications work: short waits, and names
 * for whoever is in the way. Knows nothing of what the statements are for.
 */
@NullMarked
package io.beltline.activities.lock;

import org.jspecify.annotations.NullMarked;
