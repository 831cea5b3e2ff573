/**
 * A Temporal server of this machine, for one run: the embedded one, or a real one that can be
 * killed. Knows nothing of workers and migrations.
 */
@NullMarked
package io.beltline.testbed.temporal;

import org.jspecify.annotations.NullMarked;
