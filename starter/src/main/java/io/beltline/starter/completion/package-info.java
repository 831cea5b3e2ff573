/** The command that writes a shell's completion script. */
@NullMarked
package io.beltline.starter.completion;

import org.jspecify.annotations.NullMarked;
