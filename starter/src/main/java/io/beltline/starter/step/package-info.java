/**
 * The belt commands, one class each: what can be typed, what it asks a worker for, and which report
 * people read.
 */
@NullMarked
package io.beltline.starter.step;

import org.jspecify.annotations.NullMarked;
