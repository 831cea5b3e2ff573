/** What is told to people, in words. */
@NullMarked
package io.beltline.activities.words;

import org.jspecify.annotations.NullMarked;
