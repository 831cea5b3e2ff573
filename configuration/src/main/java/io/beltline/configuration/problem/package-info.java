/** Mistakes in a configuration, told to a person; must not know what the fields mean. */
@NullMarked
package io.beltline.configuration.problem;

import org.jspecify.annotations.NullMarked;
