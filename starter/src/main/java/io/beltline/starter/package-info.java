@NullMarked
package io.beltline.starter;

import org.jspecify.annotations.NullMarked;
