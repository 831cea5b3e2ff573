/**
 * Large objects, which belong to no table: what they are on a side, and how they get to the other.
 */
@NullMarked
package io.beltline.activities.largeobject;

import org.jspecify.annotations.NullMarked;
