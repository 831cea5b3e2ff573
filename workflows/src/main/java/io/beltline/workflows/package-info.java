@NullMarked
package io.beltline.workflows;

import org.jspecify.annotations.NullMarked;
