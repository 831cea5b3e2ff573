/**
 * Makes on the destination what was changed of the schema on the source. Knows schemas and the
 * catalogs; the link that brings the rows is for others.
 */
@NullMarked
package io.beltline.activities.adoption;

import org.jspecify.annotations.NullMarked;
