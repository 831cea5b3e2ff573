package io.beltline.workflows.fence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A side whose logins are back.
 *
 * @param rolesRestored roles that can log in again
 * @param rolesGone roles of the manifest that do not exist any more
 * @param rolesHeld superusers that cannot log in yet, because the fence of another database of the
 *     server keeps them out as well
 */
public record UnfenceReport(int rolesRestored, List<String> rolesGone, List<String> rolesHeld) {
  public UnfenceReport(
      int rolesRestored, @Nullable List<String> rolesGone, @Nullable List<String> rolesHeld) {
    this.rolesRestored = rolesRestored;
    this.rolesGone = rolesGone == null ? List.of() : List.copyOf(rolesGone);
    this.rolesHeld = rolesHeld == null ? List.of() : List.copyOf(rolesHeld);
  }

  /** All roles of the manifest are there. */
  public UnfenceReport(int rolesRestored) {
    this(rolesRestored, List.of(), List.of());
  }
}
