/** Tests of the role steps. */
@NullMarked
package io.beltline.activities.roles;

import org.jspecify.annotations.NullMarked;
