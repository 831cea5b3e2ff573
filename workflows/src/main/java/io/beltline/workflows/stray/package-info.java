/** What is written on a fenced side although nobody should. */
@NullMarked
package io.beltline.workflows.stray;

import org.jspecify.annotations.NullMarked;
