/** The connection to Temporal, bounded in time, and the requests that a cutover understands. */
@NullMarked
package io.beltline.starter.temporal;

import org.jspecify.annotations.NullMarked;
