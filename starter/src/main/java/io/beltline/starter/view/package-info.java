/** What is known about a cutover, as text and as JSON. */
@NullMarked
package io.beltline.starter.view;

import org.jspecify.annotations.NullMarked;
