/**
 * Enumerates what stands on a database because of replication, to compare before with after. Knows
 * kinds of objects and how their names are told apart; never creates or removes one.
 */
@NullMarked
package io.beltline.activities.inventory;

import org.jspecify.annotations.NullMarked;
