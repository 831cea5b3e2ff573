/**
 * What stands on both servers before the first change, and the proof that nothing of ours is left
 * after the last.
 */
@NullMarked
package io.beltline.workflows.inventory;

import org.jspecify.annotations.NullMarked;
