/** Commands for one pair and for many, against a Temporal of the test's own. */
@NullMarked
package io.beltline.starter.run;

import org.jspecify.annotations.NullMarked;
