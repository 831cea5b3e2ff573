/** Sequence positions, which no engine replicates. */
@NullMarked
package io.beltline.workflows.sequence;

import org.jspecify.annotations.NullMarked;
