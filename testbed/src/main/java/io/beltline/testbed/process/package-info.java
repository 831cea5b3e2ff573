/** Programs of this machine that are started, watched, killed, and never left behind. */
@NullMarked
package io.beltline.testbed.process;

import org.jspecify.annotations.NullMarked;
