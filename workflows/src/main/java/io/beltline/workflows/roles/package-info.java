/** Roles: the replication role on both sides, the application's roles on the destination. */
@NullMarked
package io.beltline.workflows.roles;

import org.jspecify.annotations.NullMarked;
