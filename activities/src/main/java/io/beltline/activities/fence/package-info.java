/**
 * Stops writes on a side and proves it, gives logins back exactly, opens the destination. Knows
 * nothing of replication.
 */
@NullMarked
package io.beltline.activities.fence;

import org.jspecify.annotations.NullMarked;
