/** The commands that read the configuration of this machine. */
@NullMarked
package io.beltline.starter.dsn;

import org.jspecify.annotations.NullMarked;
