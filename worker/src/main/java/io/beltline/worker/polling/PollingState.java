package io.beltline.worker.polling;

/**
 * Where this worker is in its life.
 *
 * @param phase the part of its life
 * @param explanation the same for a person, with the reason for waiting where there is one
 */
public record PollingState(Phase phase, String explanation) {

  /** The parts of a worker's life, in order. */
  public enum Phase {
    /** No work is taken yet: Temporal is away, or can't be used yet. */
    WAITING,
    /** Work is taken. */
    POLLING,
    /** No new work is taken; running steps have been told to end. */
    DRAINING,
    /** Nothing runs any more. */
    STOPPED
  }

  static PollingState waiting(String reason) {
    return new PollingState(Phase.WAITING, reason);
  }
}
