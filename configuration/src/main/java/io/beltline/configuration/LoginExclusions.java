package io.beltline.configuration;

import java.util.List;

/**
 * Login roles that the fence leaves alone.
 *
 * @param users names of roles, exactly as the server has them
 * @param patterns SQL {@code LIKE} patterns for names of roles
 */
public record LoginExclusions(List<String> users, List<String> patterns) {

  /** Keeps copies. */
  public LoginExclusions {
    users = List.copyOf(users);
    patterns = List.copyOf(patterns);
  }
}
