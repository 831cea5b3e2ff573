@NullUnmarked
package io.beltline.workflows.cutover;

import org.jspecify.annotations.NullUnmarked;
