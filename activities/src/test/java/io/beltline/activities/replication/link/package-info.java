/** Tests of what all links have that need no server. */
@NullMarked
package io.beltline.activities.replication.link;

import org.jspecify.annotations.NullMarked;
