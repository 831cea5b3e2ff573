/** Tests of the schema comparison on real servers. */
@NullMarked
package io.beltline.activities.drift;

import org.jspecify.annotations.NullMarked;
