package io.beltline.workflows.evidence;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Collects evidence for a gate. Reads only, but for the marker that it sends to see a link move.
 */
@ActivityInterface
public interface EvidenceActivities {
  /**
   * Looks until the evidence is green and returns it then: all tables ready, lag under the limit,
   * every index built and valid, no schema drift, back link running, last validation equal. Long;
   * each heartbeat carries what speaks against it.
   */
  @ActivityMethod(name = "AwaitGreenEvidence")
  Evidence awaitGreenEvidence(EvidenceRequest request);

  /**
   * Looks again and again until it is cancelled; each heartbeat carries the evidence. For a gate
   * that waits for a human.
   */
  @ActivityMethod(name = "WatchEvidence")
  void watchEvidence(EvidenceRequest request);
}
