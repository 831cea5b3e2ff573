/**
 * Finds out, before anything is changed, why a migration would fail or lose something: one class
 * for each thing that is looked at. Must leave nothing behind on either side.
 */
@NullMarked
package io.beltline.activities.precheck;

import org.jspecify.annotations.NullMarked;
