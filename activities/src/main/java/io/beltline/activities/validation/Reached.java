package io.beltline.activities.validation;

import org.jspecify.annotations.Nullable;

/**
 * How far a table was compared without a gap.
 *
 * @param upTo the last key; null when it was compared to its end
 * @param rows how many the provider had
 */
record Reached(@Nullable Key upTo, long rows) {}
