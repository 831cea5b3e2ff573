package io.beltline.workflows.fence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A side whose logins are back.
 *
 * @param rolesRestored roles that can log in again
 * @param rolesGone roles of the manifest that do not exist any more
 */
public record UnfenceReport(int rolesRestored, List<String> rolesGone) {
  public UnfenceReport(int rolesRestored, @Nullable List<String> rolesGone) {
    this.rolesRestored = rolesRestored;
    this.rolesGone = rolesGone == null ? List.of() : List.copyOf(rolesGone);
  }

  /** All roles of the manifest are there. */
  public UnfenceReport(int rolesRestored) {
    this(rolesRestored, List.of());
  }
}
