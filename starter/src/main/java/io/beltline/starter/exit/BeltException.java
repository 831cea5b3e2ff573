package io.beltline.starter.exit;

import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and a message that says what to do; no stack trace is shown. */
public class BeltException extends RuntimeException {
  private final ExitCode exitCode;

  /** A failure that was found here. */
  public BeltException(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /** A failure with what caused it, which only {@code --verbose} shows. */
  public BeltException(ExitCode exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What the process ends with. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** The message, which is never missing. */
  public String inWords() {
    return String.valueOf(getMessage());
  }
}
