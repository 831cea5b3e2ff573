@NullUnmarked
package io.beltline.activities.step;

import org.jspecify.annotations.NullUnmarked;
