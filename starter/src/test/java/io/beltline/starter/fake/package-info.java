/**
 * A Temporal server of the test's own, with hand-written cutovers and commands that behave as their
 * name says.
 */
@NullMarked
package io.beltline.starter.fake;

import org.jspecify.annotations.NullMarked;
