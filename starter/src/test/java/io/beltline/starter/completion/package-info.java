/** What a shell completes. */
@NullMarked
package io.beltline.starter.completion;

import org.jspecify.annotations.NullMarked;
