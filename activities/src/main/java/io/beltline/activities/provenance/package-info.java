/**
 * Which transactions wrote the rows of copied tables, noted with the rows: so that counting proves
 * that they are the provider's still.
 */
@NullMarked
package io.beltline.activities.provenance;

import org.jspecify.annotations.NullMarked;
