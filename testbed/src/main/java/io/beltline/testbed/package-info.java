@NullMarked
package io.beltline.testbed;

import org.jspecify.annotations.NullMarked;
