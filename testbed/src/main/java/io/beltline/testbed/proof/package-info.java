/**
 * What must be true after a migration, found out without asking Beltline: rows, sequences,
 * leftovers.
 */
@NullMarked
package io.beltline.testbed.proof;

import org.jspecify.annotations.NullMarked;
