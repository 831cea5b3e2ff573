/** What a command can end with, and how errors are told. Knows no command. */
@NullMarked
package io.beltline.starter.exit;

import org.jspecify.annotations.NullMarked;
