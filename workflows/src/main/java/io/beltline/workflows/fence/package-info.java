/** Stops writes on a side and proves it; gives logins back exactly; opens the destination. */
@NullMarked
package io.beltline.workflows.fence;

import org.jspecify.annotations.NullMarked;
