/** What a migration has in scope, read from the source's catalogs. */
@NullMarked
package io.beltline.activities.catalog;

import org.jspecify.annotations.NullMarked;
