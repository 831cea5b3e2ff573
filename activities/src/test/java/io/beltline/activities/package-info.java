/** Step tests on real PostgreSQL pairs. */
@NullMarked
package io.beltline.activities;

import org.jspecify.annotations.NullMarked;
