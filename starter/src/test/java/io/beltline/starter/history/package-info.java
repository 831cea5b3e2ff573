@NullMarked
package io.beltline.starter.history;

import org.jspecify.annotations.NullMarked;
