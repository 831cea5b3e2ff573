@NullMarked
package io.beltline.worker.temporal;

import org.jspecify.annotations.NullMarked;
