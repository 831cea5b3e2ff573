/**
 * The step-by-step documents of pgbelt, typed command by command against real servers: whoever has
 * scripts for it finds that they work, and that they tell the truth.
 */
@NullMarked
package io.beltline.testbed.playbook;

import org.jspecify.annotations.NullMarked;
