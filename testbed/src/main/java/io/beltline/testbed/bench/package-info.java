/** Measurements of Beltline as a whole, repeated often enough to speak of a distribution. */
@NullMarked
package io.beltline.testbed.bench;

import org.jspecify.annotations.NullMarked;
