/** Copies between real servers. */
@NullMarked
package io.beltline.activities.copy;

import org.jspecify.annotations.NullMarked;
