/** What can be typed for each command, and what is sent for it. */
@NullMarked
package io.beltline.starter.step;

import org.jspecify.annotations.NullMarked;
