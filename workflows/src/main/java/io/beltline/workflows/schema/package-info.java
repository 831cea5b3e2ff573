/**
 * The schema's way to the destination: tables first, indexes and NOT VALID constraints when the
 * data is there.
 */
@NullMarked
package io.beltline.workflows.schema;

import org.jspecify.annotations.NullMarked;
