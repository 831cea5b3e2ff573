package io.beltline.workflows.fence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a side's fence at one moment.
 *
 * @param fenced whether a fence was put up there and not taken down
 * @param gaps why writes could happen all the same; empty if they cannot
 * @param roles roles in its login manifest that had a login before
 * @param excepted roles that can log in because the command that put the fence up was told to leave
 *     them alone; no gap, but they can write
 */
public record FenceView(
    boolean fenced, List<String> gaps, List<String> roles, List<String> excepted) {
  public FenceView(
      boolean fenced, List<String> gaps, List<String> roles, @Nullable List<String> excepted) {
    this.fenced = fenced;
    this.gaps = List.copyOf(gaps);
    this.roles = List.copyOf(roles);
    this.excepted = excepted == null ? List.of() : List.copyOf(excepted);
  }

  /** One that leaves nobody alone. */
  public FenceView(boolean fenced, List<String> gaps, List<String> roles) {
    this(fenced, gaps, roles, List.of());
  }
}
