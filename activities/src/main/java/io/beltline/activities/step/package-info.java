/** One attempt of a step: its tagged sessions, its lease, its heartbeats, its end. */
@NullMarked
package io.beltline.activities.step;

import org.jspecify.annotations.NullMarked;
