package io.beltline.configuration.server;

import io.beltline.configuration.secret.Password;

/**
 * A login role and its password.
 *
 * @param name name of the role, exactly as the server has it
 * @param password its password, resolved when it is used
 */
public record Credentials(String name, Password password) {

  /** Refuses a role without a name. */
  public Credentials {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a role needs a name");
    }
  }
}
