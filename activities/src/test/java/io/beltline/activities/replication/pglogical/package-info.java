/** Tests of the pglogical engine that need no server. */
@NullMarked
package io.beltline.activities.replication.pglogical;

import org.jspecify.annotations.NullMarked;
