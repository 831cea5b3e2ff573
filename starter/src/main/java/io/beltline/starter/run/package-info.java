/**
 * Runs a belt command for one pair or for many: starts it or finds it, follows it, tells how it
 * ended. Knows no command in particular.
 */
@NullMarked
package io.beltline.starter.run;

import org.jspecify.annotations.NullMarked;
