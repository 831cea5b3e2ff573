/**
 * How a step is run: activity options by kind of step, and the progress that a running step
 * reports.
 */
@NullMarked
package io.beltline.workflows.step;

import org.jspecify.annotations.NullMarked;
