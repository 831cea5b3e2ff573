/** What a command ends with. */
@NullMarked
package io.beltline.starter.exit;

import org.jspecify.annotations.NullMarked;
