/** What speaks for and against a write outage right now, seen on the servers. */
@NullMarked
package io.beltline.activities.evidence;

import org.jspecify.annotations.NullMarked;
