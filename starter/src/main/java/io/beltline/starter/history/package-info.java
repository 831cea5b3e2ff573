/**
 * One run of a cutover, told afterwards or while it runs: from the events that Temporal keeps to a
 * time line for a terminal, for scripts and as a page. Asks nobody; what it is made from is handed
 * in.
 */
@NullMarked
package io.beltline.starter.history;

import org.jspecify.annotations.NullMarked;
