/** The whole command line: help, documentation, JSON. */
@NullMarked
package io.beltline.starter;

import org.jspecify.annotations.NullMarked;
