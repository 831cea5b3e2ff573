/** The schema beltline: what must outlive a step, on the database that it describes. */
@NullMarked
package io.beltline.activities.state;

import org.jspecify.annotations.NullMarked;
