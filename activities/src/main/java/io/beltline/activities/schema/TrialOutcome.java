package io.beltline.activities.schema;

import java.util.Optional;

/**
 * What came of trying a schema.
 *
 * @param refused whether the destination does not take it
 * @param reason why not, with the object; or why that is not known; empty when it arrives
 */
public record TrialOutcome(boolean refused, Optional<String> reason) {
  static final TrialOutcome ARRIVES = new TrialOutcome(false, Optional.empty());

  static TrialOutcome notTried(String reason) {
    return new TrialOutcome(false, Optional.of(reason));
  }

  static TrialOutcome refused(String reason) {
    return new TrialOutcome(true, Optional.of(reason));
  }
}
