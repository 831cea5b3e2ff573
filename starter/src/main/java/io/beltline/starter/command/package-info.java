/** What the commands have in common: their options, and how their errors are told. */
@NullMarked
package io.beltline.starter.command;

import org.jspecify.annotations.NullMarked;
