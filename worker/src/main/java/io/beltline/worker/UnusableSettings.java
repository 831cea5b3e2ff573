package io.beltline.worker;

import java.io.Serial;

/**
 * What a person asked for can't be done as it was asked; the message names the option, variable or
 * file, what is wrong with it and what to do. It is never a passing condition.
 */
public final class UnusableSettings extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates one from a message that stands alone on a terminal. */
  public UnusableSettings(String message) {
    super(message);
  }

  /** Creates one that keeps what was found underneath. */
  public UnusableSettings(String message, Throwable cause) {
    super(message, cause);
  }
}
