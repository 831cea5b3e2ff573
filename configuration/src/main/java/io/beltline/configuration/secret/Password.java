package io.beltline.configuration.secret;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.problem.Problem;
import java.nio.file.Path;

/**
 * A password, or a reference to one, that is resolved only when it is used.
 *
 * <p>A reference is fetched anew each time, so that a changed password is picked up.
 */
public final class Password {

  private final Path file;
  private final String field;
  private final int line;
  private final transient PasswordSource source;

  /**
   * Names the field of the file that the password or its reference stands in, for errors.
   *
   * @param file the configuration
   * @param field path of the field
   * @param line line of the field
   * @param source where the password is fetched from
   */
  public Password(Path file, String field, int line, PasswordSource source) {
    this.file = file;
    this.field = field;
    this.line = line;
    this.source = source;
  }

  /**
   * Returns the password as it is now.
   *
   * @throws ConfigurationException with file, field and remedy when it cannot be had
   */
  public Secret resolve() {
    try {
      return source.fetch();
    } catch (PasswordUnavailableException e) {
      throw new ConfigurationException(
          file, new Problem(field, line, String.valueOf(e.getMessage()), e.remedy()), e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
