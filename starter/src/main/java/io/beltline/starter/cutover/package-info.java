/** The commands of one pair's cutover. */
@NullMarked
package io.beltline.starter.cutover;

import org.jspecify.annotations.NullMarked;
