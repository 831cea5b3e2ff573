/** What Temporal is told and asked. */
@NullMarked
package io.beltline.starter.temporal;

import org.jspecify.annotations.NullMarked;
