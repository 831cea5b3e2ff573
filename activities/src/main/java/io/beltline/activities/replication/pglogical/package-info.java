/**
 * Replication by the pglogical extension, 2.4. One node for each database, one set and one
 * subscription for each direction; every name carries the migration. Knows nothing of workflows'
 * order.
 *
 * @see <a href="https://github.com/2ndQuadrant/pglogical/blob/REL2_4_2/README.md">pglogical 2.4</a>
 */
@NullMarked
package io.beltline.activities.replication.pglogical;

import org.jspecify.annotations.NullMarked;
