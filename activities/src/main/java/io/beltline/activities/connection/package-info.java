/** Looks at who is connected to a side, and at who could be. Changes nothing. */
@NullMarked
package io.beltline.activities.connection;

import org.jspecify.annotations.NullMarked;
