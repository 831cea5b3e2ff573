package io.beltline.worker.temporal;

import java.io.Serial;

/**
 * Temporal can't be used for migrations yet, and may be later without a change to this process. The
 * message says why and what a person can do about it.
 */
public final class NotReady extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates one from a message that stands alone in a log line and in the readiness answer. */
  public NotReady(String message) {
    super(message);
  }

  /** Creates one that keeps what was found underneath. */
  public NotReady(String message, Throwable cause) {
    super(message, cause);
  }
}
