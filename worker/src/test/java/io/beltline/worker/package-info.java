@NullMarked
package io.beltline.worker;

import org.jspecify.annotations.NullMarked;
