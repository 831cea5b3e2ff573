/** What a terminal gets. */
@NullMarked
package io.beltline.starter.terminal;

import org.jspecify.annotations.NullMarked;
