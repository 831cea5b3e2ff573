/** What people read about a command's results. */
@NullMarked
package io.beltline.starter.report;

import org.jspecify.annotations.NullMarked;
