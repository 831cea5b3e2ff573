package io.beltline.activities.validation;

/**
 * A column of a replica identity.
 *
 * @param name unquoted
 * @param type as a cast writes it, such as {@code bigint}
 */
record KeyColumn(String name, String type) {}
