package io.beltline.workflows.roles;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Ensures roles. Acts as the root user of each side. */
@ActivityInterface
public interface RoleActivities {
  /**
   * Ensures on both sides the schema {@code beltline} with its tables, the engine's extension, and
   * the replication role with the configured password and the rights that replication needs. Adopts
   * what an earlier attempt left.
   */
  @ActivityMethod(name = "EnsureReplicationRole")
  void ensureReplicationRole(Pair pair);

  /**
   * Ensures that every role of the source which owns, is granted or may log in exists on the
   * destination with the same attributes, memberships, settings and password, but without login;
   * and, where {@code fenceDestination} is set, that no application role can log in there until
   * {@code Open}. The destination's login manifest is saved first.
   */
  @ActivityMethod(name = "EnsureApplicationRoles")
  RolesReport ensureApplicationRoles(Pair pair, boolean fenceDestination);
}
