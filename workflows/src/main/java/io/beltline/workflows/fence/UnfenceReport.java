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
 * @param rolesChanged roles that somebody changed while they were fenced, and how; but for their
 *     login they stay as they are
 */
public record UnfenceReport(
    int rolesRestored, List<String> rolesGone, List<String> rolesHeld, List<String> rolesChanged) {
  public UnfenceReport(
      int rolesRestored,
      @Nullable List<String> rolesGone,
      @Nullable List<String> rolesHeld,
      @Nullable List<String> rolesChanged) {
    this.rolesRestored = rolesRestored;
    this.rolesGone = rolesGone == null ? List.of() : List.copyOf(rolesGone);
    this.rolesHeld = rolesHeld == null ? List.of() : List.copyOf(rolesHeld);
    this.rolesChanged = rolesChanged == null ? List.of() : List.copyOf(rolesChanged);
  }

  /** All roles of the manifest are there, as they were. */
  public UnfenceReport(int rolesRestored) {
    this(rolesRestored, List.of(), List.of(), List.of());
  }
}
