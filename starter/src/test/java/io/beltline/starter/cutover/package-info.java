/** What an operator gets for what was typed. */
@NullMarked
package io.beltline.starter.cutover;

import org.jspecify.annotations.NullMarked;
