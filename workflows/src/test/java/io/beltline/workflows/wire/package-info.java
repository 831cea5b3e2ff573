@NullMarked
package io.beltline.workflows.wire;

import org.jspecify.annotations.NullMarked;
