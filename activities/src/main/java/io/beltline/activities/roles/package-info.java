/**
 * Roles: the replication role on both sides, the application's roles on the destination. Knows
 * nothing of links, and who may log in behind a fence is not decided here.
 */
@NullMarked
package io.beltline.activities.roles;

import org.jspecify.annotations.NullMarked;
