/** Tests of the comparison on real servers, with planted corruption. */
@NullMarked
package io.beltline.activities.validation;

import org.jspecify.annotations.NullMarked;
