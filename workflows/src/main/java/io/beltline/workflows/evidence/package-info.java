/** What a human should see before approving, and whether it is green. */
@NullMarked
package io.beltline.workflows.evidence;

import org.jspecify.annotations.NullMarked;
