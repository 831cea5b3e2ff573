package io.beltline.activities.fence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;

/**
 * Tells a side that stays closed from one of which nobody knows. An attempt to open it that was not
 * heard may have opened it all the same, so what a later attempt fails of is a refusal only once
 * that attempt has looked.
 */
final class OpeningDoubt {
  private final Side side;
  private final int attempt;
  private boolean looked;

  /**
   * Before an attempt.
   *
   * @param attempt its number, counted from 1
   */
  OpeningDoubt(Side side, int attempt) {
    this.side = side;
    this.attempt = attempt;
  }

  /** No earlier attempt has opened the side. */
  void looked() {
    looked = true;
  }

  /** What the attempt's failure means for whoever waits. */
  ApplicationFailure judge(ApplicationFailure failure) {
    return attempt == 1 || looked
        ? failure
        : StepFailures.later(
            "OpeningUncertain",
            "Whether the %s is open is not known yet: %s"
                .formatted(side, failure.getOriginalMessage()));
  }
}
