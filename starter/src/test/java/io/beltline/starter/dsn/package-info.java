/** What the commands that read the configuration of this machine print. */
@NullMarked
package io.beltline.starter.dsn;

import org.jspecify.annotations.NullMarked;
