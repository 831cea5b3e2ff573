/**
 * Errors that are planted on the destination, each with what must be said of it: one catalogue for
 * the tests of the comparison and for {@code bin/mutations}, which plants all of them between two
 * servers with a live link.
 */
@NullMarked
package io.beltline.testbed.mutation;

import org.jspecify.annotations.NullMarked;
