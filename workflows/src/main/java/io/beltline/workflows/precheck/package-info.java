/** Finds every reason why a migration would fail, before anything is changed. */
@NullMarked
package io.beltline.workflows.precheck;

import org.jspecify.annotations.NullMarked;
