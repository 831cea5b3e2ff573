/** Sequence positions, which no engine replicates: read on one side, moved on the other. */
@NullMarked
package io.beltline.activities.sequence;

import org.jspecify.annotations.NullMarked;
