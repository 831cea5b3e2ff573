/**
 * Beltline under everything that can happen to it: many changes of side under load, and death,
 * standstill and loss of its workers and servers at each step.
 */
@NullMarked
package io.beltline.testbed.chaos;

import org.jspecify.annotations.NullMarked;
