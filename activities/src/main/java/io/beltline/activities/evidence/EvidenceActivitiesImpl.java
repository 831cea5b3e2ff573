package io.beltline.activities.evidence;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.step.Progress;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Looks every two seconds. Changes nothing but the row of {@code beltline.marker} that it sends
 * through the links to see them move, and the slot that says what was changed, which it reads.
 */
public final class EvidenceActivitiesImpl implements EvidenceActivities {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final StepRunner steps;
  private final ChangeFeeds feeds;

  /** Runs them as steps of this runner, with the feeds of the same worker. */
  public EvidenceActivitiesImpl(StepRunner steps, ChangeFeeds feeds) {
    this.steps = steps;
    this.feeds = feeds;
  }

  @Override
  public Evidence awaitGreenEvidence(EvidenceRequest request) {
    return steps.run(request.link().pair(), attempt -> lookUntilGreen(attempt, request));
  }

  @Override
  public void watchEvidence(EvidenceRequest request) {
    steps.<Boolean>run(request.link().pair(), attempt -> lookForEver(attempt, request));
  }

  private Evidence lookUntilGreen(Attempt attempt, EvidenceRequest request) throws SQLException {
    Collector collector = Collector.open(attempt, request, feeds);
    while (true) {
      Evidence evidence = look(attempt, collector);
      if (evidence.green()) {
        return evidence;
      }
      goOn(attempt, collector, evidence);
    }
  }

  /** Ends by cancellation alone, which {@link Attempt#pause} turns into an exception. */
  private boolean lookForEver(Attempt attempt, EvidenceRequest request) throws SQLException {
    Collector collector = Collector.open(attempt, request, feeds);
    while (true) {
      goOn(attempt, collector, look(attempt, collector));
    }
  }

  private static void goOn(Attempt attempt, Collector collector, Evidence evidence)
      throws SQLException {
    if (!collector.comparedAnew(evidence)) {
      attempt.pause(INTERVAL);
    }
  }

  private static Evidence look(Attempt attempt, Collector collector) throws SQLException {
    Evidence evidence = collector.look();
    attempt.report(Progress.watching(evidence));
    return evidence;
  }
}
