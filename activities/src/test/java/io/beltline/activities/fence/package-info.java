/** Fences on real servers. */
@NullMarked
package io.beltline.activities.fence;

import org.jspecify.annotations.NullMarked;
