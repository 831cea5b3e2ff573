/**
 * One cutover from an empty machine to the proof: what the demo shows once and the benchmarks
 * repeat.
 */
@NullMarked
package io.beltline.testbed.rehearsal;

import org.jspecify.annotations.NullMarked;
