/**
 * The {@code belt} command line: reads what was typed, asks Temporal, shows the answer.
 *
 * <p>Decides nothing about a migration and needs no database password, except for {@code src-dsn}
 * and {@code dst-dsn}, which read the configuration of this machine. The packages below build on
 * each other in this order: {@code exit} and {@code terminal}, {@code temporal}, {@code view},
 * {@code command}, and one package for each group of commands.
 */
@NullMarked
package io.beltline.starter;

import org.jspecify.annotations.NullMarked;
