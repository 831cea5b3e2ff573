/** Whole cutovers with the real worker, on real servers, as an operator meets them. */
@NullMarked
package io.beltline.worker.cutover;

import org.jspecify.annotations.NullMarked;
