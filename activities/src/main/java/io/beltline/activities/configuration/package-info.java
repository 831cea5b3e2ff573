/** Reads and judges a pair's configuration; touches no database. */
@NullMarked
package io.beltline.activities.configuration;

import org.jspecify.annotations.NullMarked;
