package io.beltline.activities.validation;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What comparisons take as given; tests have it otherwise.
 *
 * @param patience with rows and tables
 * @param hashes what rows are told apart by
 * @param notedAfter how long a comparison of all rows runs before it notes how far it is; a shorter
 *     one is sooner done again
 * @param run what the attempts of one comparison have in common, and no other has
 */
record Givens(Patience patience, RowHash.Choice hashes, Duration notedAfter, Supplier<String> run) {
  static final Givens USUAL =
      new Givens(Patience.DEFAULT, RowHash::knownTo, Duration.ofSeconds(30), Givens::runOfActivity);

  /** The same with another patience. */
  Givens with(Patience other) {
    return new Givens(other, hashes, notedAfter, run);
  }

  /** The same with another hash. */
  Givens with(RowHash.Choice others) {
    return new Givens(patience, others, notedAfter, run);
  }

  private static String runOfActivity() {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    return "%s/%s/%s"
        .formatted(info.getWorkflowId(), info.getWorkflowRunId(), info.getActivityId());
  }
}
