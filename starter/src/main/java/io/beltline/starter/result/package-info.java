/**
 * What became of a belt command: the one shape that {@code --json} prints and that the reports for
 * people are made from. Knows neither Temporal nor a terminal.
 */
@NullMarked
package io.beltline.starter.result;

import org.jspecify.annotations.NullMarked;
