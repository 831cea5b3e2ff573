package io.beltline.testbed.realschema;

/**
 * A column that can be written.
 *
 * @param name as the catalog has it
 * @param type the type's OID
 * @param modifier of the type
 * @param typeName the type as it is written in SQL
 * @param notNull whether it must have a value
 * @param inKey whether a unique index has it
 */
record Column(
    String name, long type, int modifier, String typeName, boolean notNull, boolean inKey) {}
