package io.beltline.workflows.fence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opened side.
 *
 * @param rolesOpened roles that can log in there now
 * @param rolesChanged roles of its manifest that somebody changed while it was fenced, and how;
 *     they stay as they are
 */
public record OpenReport(int rolesOpened, List<String> rolesChanged) {
  public OpenReport(int rolesOpened, @Nullable List<String> rolesChanged) {
    this.rolesOpened = rolesOpened;
    this.rolesChanged = rolesChanged == null ? List.of() : List.copyOf(rolesChanged);
  }

  /** Nobody changed any. */
  public OpenReport(int rolesOpened) {
    this(rolesOpened, List.of());
  }
}
