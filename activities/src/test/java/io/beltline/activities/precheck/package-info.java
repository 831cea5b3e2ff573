/** Tests of what precheck finds on real servers. */
@NullMarked
package io.beltline.activities.precheck;

import org.jspecify.annotations.NullMarked;
