/** Passwords, references to them and where they come from; must not know servers or JSON. */
@NullMarked
package io.beltline.configuration.secret;

import org.jspecify.annotations.NullMarked;
