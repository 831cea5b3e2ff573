/** Stray writes on real servers. */
@NullMarked
package io.beltline.activities.stray;

import org.jspecify.annotations.NullMarked;
