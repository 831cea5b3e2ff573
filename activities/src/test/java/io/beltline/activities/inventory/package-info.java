/** Tests of the inventory. */
@NullMarked
package io.beltline.activities.inventory;

import org.jspecify.annotations.NullMarked;
