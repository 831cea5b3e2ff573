/** Tests of what knows SQL's text. */
@NullMarked
package io.beltline.activities.sql;

import org.jspecify.annotations.NullMarked;
