package io.beltline.workflows.roles;

import java.util.List;

/**
 * Roles that are left alone.
 *
 * <p>Two that name the same are equal, in whatever order.
 *
 * @param names exactly as the server has them
 * @param patterns SQL {@code LIKE} patterns, which tell upper from lower case
 */
public record RoleFilter(List<String> names, List<String> patterns) {
  /** Leaves no role alone. */
  public static final RoleFilter NOBODY = new RoleFilter(List.of(), List.of());

  public RoleFilter {
    names = names.stream().distinct().sorted().toList();
    patterns = patterns.stream().distinct().sorted().toList();
  }
}
