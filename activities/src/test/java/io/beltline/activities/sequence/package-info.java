/** Sequence positions on real servers. */
@NullMarked
package io.beltline.activities.sequence;

import org.jspecify.annotations.NullMarked;
