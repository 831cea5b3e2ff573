/** Tests of replication links on real servers. */
@NullMarked
package io.beltline.activities.replication;

import org.jspecify.annotations.NullMarked;
