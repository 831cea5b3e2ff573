/** What a person reads about a cutover. */
@NullMarked
package io.beltline.starter.view;

import org.jspecify.annotations.NullMarked;
