/**
 * What people read about a command's results: tables with the columns that they know, or a line for
 * each pair. Knows no Temporal and no terminal.
 */
@NullMarked
package io.beltline.starter.report;

import org.jspecify.annotations.NullMarked;
