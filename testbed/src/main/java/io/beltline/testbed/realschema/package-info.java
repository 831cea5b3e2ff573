/**
 * Migrates public schemas that nobody here wrote, filled with generated rows, and compares both
 * sides by {@code pg_dump}. Holds where they are found, never their text.
 */
@NullMarked
package io.beltline.testbed.realschema;

import org.jspecify.annotations.NullMarked;
