package io.beltline.workflows.validation;

import org.jspecify.annotations.Nullable;

/**
 * What a column of a row that differs holds, as the servers write it; of a long value the beginning
 * and an ellipsis.
 *
 * @param column its name
 * @param provider null where the row has no value, or the provider no row
 * @param subscriber likewise
 */
public record ColumnValues(String column, @Nullable String provider, @Nullable String subscriber) {}
