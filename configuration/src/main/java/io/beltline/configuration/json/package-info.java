/**
 * JSON with line numbers and field paths, read by hand so that every mistake is told in our words;
 * must not know which fields a configuration has.
 */
@NullMarked
package io.beltline.configuration.json;

import org.jspecify.annotations.NullMarked;
