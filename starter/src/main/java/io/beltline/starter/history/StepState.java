package io.beltline.starter.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a step. */
public enum StepState {
  /** It has done what it should. */
  DONE,
  /** It failed for a reason that does not pass. */
  FAILED,
  /** The cutover took it back. */
  CANCELLED,
  /** A worker is at it. */
  RUNNING,
  /** An attempt failed for a reason that may pass; the next one comes. */
  RETRYING,
  /** No worker has taken it yet. */
  WAITING,
  /** The cutover ended before it did. */
  LEFT;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
