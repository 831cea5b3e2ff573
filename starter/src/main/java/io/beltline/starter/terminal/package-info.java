/** Where output goes: a person's terminal or a file, in colour or not. */
@NullMarked
package io.beltline.starter.terminal;

import org.jspecify.annotations.NullMarked;
