/** Tables that no engine can replicate, copied behind the fence. */
@NullMarked
package io.beltline.workflows.copy;

import org.jspecify.annotations.NullMarked;
