/**
 * Schema drift: both sides' catalogs in a normal form, compared object by object. Knows nothing of
 * how the schema travelled.
 */
@NullMarked
package io.beltline.activities.drift;

import org.jspecify.annotations.NullMarked;
