package io.beltline.configuration.secret;

/** A place that a password is fetched from each time it is needed. */
@FunctionalInterface
public interface PasswordSource {

  /**
   * Fetches the password now.
   *
   * @throws PasswordUnavailableException when the place does not have it
   */
  Secret fetch() throws PasswordUnavailableException;
}
