/** Tests of the evidence on real servers. */
@NullMarked
package io.beltline.activities.evidence;

import org.jspecify.annotations.NullMarked;
