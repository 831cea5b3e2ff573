package io.beltline.activities.validation;

/**
 * A column that is compared.
 *
 * @param name unquoted
 * @param type as a cast writes it, such as {@code bigint}
 * @param nullable whether it may be null on one of the sides
 */
record Column(String name, String type, boolean nullable) {}
