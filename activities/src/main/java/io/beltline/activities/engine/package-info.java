/** Which engine carries a pair's data, decided from what its two servers allow. */
@NullMarked
package io.beltline.activities.engine;

import org.jspecify.annotations.NullMarked;
