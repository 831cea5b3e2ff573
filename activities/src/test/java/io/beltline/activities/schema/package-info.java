/** Tests of the schema steps. */
@NullMarked
package io.beltline.activities.schema;

import org.jspecify.annotations.NullMarked;
