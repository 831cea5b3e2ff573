/** Compares the data of both sides, with three verdicts. */
@NullMarked
package io.beltline.workflows.validation;

import org.jspecify.annotations.NullMarked;
