package io.beltline.testbed.rehearsal;

/**
 * A rehearsal came to nothing; holds what the worker said last, for whoever looks for the cause.
 */
public final class RehearsalFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String workerLog;

  /** Adds the end of the worker's log to a failure. */
  public RehearsalFailedException(RuntimeException cause, String workerLog) {
    super(cause.getMessage(), cause);
    this.workerLog = workerLog;
  }

  /** The end of the worker's log. */
  public String workerLog() {
    return workerLog;
  }
}
