/** One PostgreSQL server of a pair and how to connect to it; must not know JSON or files. */
@NullMarked
package io.beltline.configuration.server;

import org.jspecify.annotations.NullMarked;
