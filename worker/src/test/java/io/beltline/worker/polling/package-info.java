@NullMarked
package io.beltline.worker.polling;

import org.jspecify.annotations.NullMarked;
