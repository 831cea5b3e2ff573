/** Schema files on the machine where a command was typed. */
@NullMarked
package io.beltline.starter.schema;

import org.jspecify.annotations.NullMarked;
