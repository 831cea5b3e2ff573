/**
 * Replication by what PostgreSQL has built in: a publication on the provider, a slot of our own
 * naming, a subscription on the subscriber. Every name carries the migration. Knows nothing of
 * workflows' order.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logical-replication.html">Logical
 *     replication</a>
 */
@NullMarked
package io.beltline.activities.replication.builtin;

import org.jspecify.annotations.NullMarked;
