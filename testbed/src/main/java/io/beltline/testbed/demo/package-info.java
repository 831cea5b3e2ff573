/** The demo: one whole cutover under load, watched, disturbed, and proven. */
@NullMarked
package io.beltline.testbed.demo;

import org.jspecify.annotations.NullMarked;
