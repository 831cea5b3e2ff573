/**
 * Compares the sides of a pair by checksums that the servers compute themselves. Knows keys, chunks
 * and hashes of rows; never sees a row's values, except its key. Must not write.
 */
@NullMarked
package io.beltline.activities.validation;

import org.jspecify.annotations.NullMarked;
