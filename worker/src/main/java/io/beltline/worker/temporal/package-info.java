/**
 * Everything about reaching a Temporal server: where it is, the embedded one, its search
 * attributes. Must not know workflows, steps or HTTP.
 */
@NullMarked
package io.beltline.worker.temporal;

import org.jspecify.annotations.NullMarked;
