/**
 * Names and statements: the one class that quotes identifiers, statements from resource files,
 * small query shapes.
 */
@NullMarked
package io.beltline.activities.sql;

import org.jspecify.annotations.NullMarked;
