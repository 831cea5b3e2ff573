/** How values travel: the one data converter of workers, clients and replay tests. */
@NullMarked
package io.beltline.workflows.wire;

import org.jspecify.annotations.NullMarked;
