/**
 * Beltline as its users have it: its programs, started and asked as people and scripts do it. Knows
 * their options and their JSON, and no class of theirs.
 */
@NullMarked
package io.beltline.testbed.beltline;

import org.jspecify.annotations.NullMarked;
